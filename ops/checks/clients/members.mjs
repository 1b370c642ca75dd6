// discord.js: a guild's members, all of them, by name and by id.
import { Client, GatewayIntentBits } from 'discord.js';
import { listen, say } from './lines.mjs';

const { Guilds, GuildMembers } = GatewayIntentBits;
const client = new Client({
  intents: [Guilds, GuildMembers],
  rest: { api: process.env.PARLEY_API },
});

client.once('clientReady', () => say('ready', { guilds: [...client.guilds.cache.keys()] }));
client.on('error', (error) => say('failure', { message: error.message }));

const names = (members) => members.map((member) => member.user.username);

client.login(process.env.PARLEY_TOKEN);
await listen({
  all: async (f) => ({ names: names(await client.guilds.cache.get(f.guild).members.fetch({ time: 10_000 })) }),
  query: async (f) => ({ names: names(await client.guilds.cache.get(f.guild).members.fetch({ query: f.query, limit: 10 })) }),
  some: async (f) => ({ names: names(await client.guilds.cache.get(f.guild).members.fetch({ user: f.users })) }),
});
