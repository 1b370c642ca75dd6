// @discordjs/core, by its documented options only, under transport compression.
import { API, Client, GatewayDispatchEvents, GatewayIntentBits } from '@discordjs/core';
import { REST } from '@discordjs/rest';
import { CompressionMethod, WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import { listen, say } from './lines.mjs';

const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;
const rest = new REST({ api: process.env.PARLEY_API, version: '10' }).setToken(process.env.PARLEY_TOKEN);
const gateway = new WebSocketManager({
  token: process.env.PARLEY_TOKEN,
  intents: Guilds | GuildMessages | MessageContent,
  compression: CompressionMethod.ZlibNative,
  rest,
  fetchGatewayInformation: () => new API(rest).gateway.getBot(),
});
const client = new Client({ rest, gateway });
const { channels } = client.api;

const guilds = new Set();
let awaited;
const arrived = () => awaited && [...awaited].every((id) => guilds.has(id)) && say('ready', { guilds: [...guilds] });
client.on(GatewayDispatchEvents.Ready, ({ data }) => {
  awaited = new Set(data.guilds.map((guild) => guild.id));
  arrived();
});
client.on(GatewayDispatchEvents.GuildCreate, ({ data }) => {
  guilds.add(data.id);
  arrived();
});
client.on(GatewayDispatchEvents.MessageCreate, ({ data }) =>
  say('message', { id: data.id, content: data.content, embeds: data.embeds.length }));
client.on(GatewayDispatchEvents.MessageUpdate, ({ data }) => say('edited', { id: data.id, content: data.content }));
client.on(GatewayDispatchEvents.MessageDelete, ({ data }) => say('deleted', { id: data.id }));
gateway.on(WebSocketShardEvents.Resumed, () => say('resumed', {}));
gateway.on(WebSocketShardEvents.Error, (error) => say('failure', { message: String(error) }));

await gateway.connect();
await listen({
  send: async (f) => ({ id: (await channels.createMessage(f.channel, { content: f.content })).id }),
  embed: async (f) => {
    const embeds = [{ title: f.title, description: 'An embed' }];
    return { id: (await channels.createMessage(f.channel, { embeds })).id };
  },
  reply: async (f) => {
    const message_reference = { message_id: f.message };
    const reply = await channels.createMessage(f.channel, { content: f.content, message_reference });
    return { id: reply.id, to: reply.message_reference.message_id };
  },
  edit: async (f) => ({ content: (await channels.editMessage(f.channel, f.message, { content: f.content })).content }),
  delete: async (f) => {
    await channels.deleteMessage(f.channel, f.message);
    return {};
  },
  history: async (f) => {
    const page = await channels.getMessages(f.channel, { [f.where]: f.message, limit: 100 });
    return { ids: page.map((message) => message.id) };
  },
});
