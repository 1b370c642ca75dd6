// discord.js with two shards in one process.
import { Client, GatewayIntentBits } from 'discord.js';
import { listen, say } from './lines.mjs';

const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;
const client = new Client({
  intents: [Guilds, GuildMessages, MessageContent],
  shards: [0, 1],
  shardCount: 2,
  rest: { api: process.env.PARLEY_API },
});

client.once('clientReady', () => {
  say('ready', { guilds: client.guilds.cache.map((guild) => ({ id: guild.id, shard: guild.shardId })) });
});
client.on('messageCreate', (m) => say('message', { id: m.id, shard: m.guild.shardId }));
client.on('shardResume', (shard) => say('resumed', { shard }));
client.on('error', (error) => say('failure', { message: error.message }));

client.login(process.env.PARLEY_TOKEN);
await listen({});
