// discord.js and @discordjs/voice: plays a file into a voice channel, and hears what others say.
import { createReadStream, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, GatewayIntentBits } from 'discord.js';
import {
  AudioPlayerStatus,
  EndBehaviorType,
  StreamType,
  VoiceConnectionStatus,
  createAudioPlayer,
  createAudioResource,
  entersState,
  joinVoiceChannel,
} from '@discordjs/voice';
import { listen, say } from './lines.mjs';

const { Guilds, GuildVoiceStates } = GatewayIntentBits;
const client = new Client({
  intents: [Guilds, GuildVoiceStates],
  rest: { api: process.env.PARLEY_API },
});

client.once('clientReady', () => say('ready', { guilds: [...client.guilds.cache.keys()] }));
client.on('error', (error) => say('failure', { message: error.message }));
client.on('voiceStateUpdate', (_, now) =>
  say('voice', { user: now.id, channel: now.channelId, muted: now.serverMute, selfMuted: now.selfMute }));

const FRAME_BYTES = 80;
const FRAME_SAMPLES = 960;
let connection;
let heard = [];

/** An Opus frame that says which it is; nobody on its way looks into it. */
function frame(number) {
  const bytes = Buffer.alloc(FRAME_BYTES, number & 0xff);
  bytes[0] = 0x78;
  bytes.writeUInt32BE(number, 1);
  return bytes;
}

/** One page of an Ogg stream with one packet (RFC 3533). */
function page(number, packet, flags, position) {
  const head = Buffer.alloc(28);
  head.write('OggS', 0);
  head[5] = flags;
  head.writeBigUInt64LE(BigInt(position), 6);
  head.writeUInt32LE(1, 14);
  head.writeUInt32LE(number, 18);
  head[26] = 1;
  head[27] = packet.length;
  return Buffer.concat([head, packet]);
}

function opusFile(path, first, count) {
  const opening = Buffer.alloc(19);
  opening.write('OpusHead', 0);
  opening[8] = 1;
  opening[9] = 2;
  opening.writeUInt32LE(48_000, 12);
  const tags = Buffer.concat([Buffer.from('OpusTags'), Buffer.alloc(8)]);
  const pages = [page(0, opening, 2, 0), page(1, tags, 0, 0)];
  for (let index = 0; index < count; index++) {
    pages.push(page(2 + index, frame(first + index), index + 1 === count ? 4 : 0, (index + 1) * FRAME_SAMPLES));
  }
  writeFileSync(path, Buffer.concat(pages));
}

client.login(process.env.PARLEY_TOKEN);
await listen({
  join: async (f) => {
    const guild = client.guilds.cache.get(f.guild);
    connection = joinVoiceChannel({
      guildId: f.guild,
      channelId: f.channel,
      adapterCreator: guild.voiceAdapterCreator,
      selfDeaf: false,
      selfMute: false,
    });
    connection.on('stateChange', (_, now) => say('connection', { status: now.status }));
    connection.on('error', (error) => say('failure', { message: error.message }));
    connection.receiver.speaking.on('start', (user) => say('speaking', { user }));
    await entersState(connection, VoiceConnectionStatus.Ready, 15_000);
    return {};
  },
  listen: async (f) => {
    heard = [];
    const stream = connection.receiver.subscribe(f.user, { end: { behavior: EndBehaviorType.Manual } });
    stream.on('data', (packet) => heard.push(packet));
    return {};
  },
  heard: async () => {
    const frames = heard.filter((packet) => packet.length === FRAME_BYTES);
    const numbers = frames.map((packet) => packet.readUInt32BE(1));
    const whole = frames.every((packet) => packet.equals(frame(packet.readUInt32BE(1))));
    return { frames: numbers.length, distinct: new Set(numbers).size, last: numbers.at(-1) ?? -1, whole };
  },
  play: async (f) => {
    const folder = mkdtempSync(join(tmpdir(), 'voice-'));
    const file = join(folder, 'played.ogg');
    opusFile(file, f.first, f.count);
    const player = createAudioPlayer();
    connection.subscribe(player);
    player.play(createAudioResource(createReadStream(file), { inputType: StreamType.OggOpus }));
    await entersState(player, AudioPlayerStatus.Playing, 10_000);
    await entersState(player, AudioPlayerStatus.Idle, 60_000);
    rmSync(folder, { recursive: true });
    return {};
  },
  known: async (f) => ({
    states: [...client.guilds.cache.get(f.guild).voiceStates.cache.values()].map((state) => ({ user: state.id, channel: state.channelId })),
  }),
  leave: async () => {
    connection.destroy();
    return {};
  },
});
