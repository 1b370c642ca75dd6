// discord.js: how others are present, and how one is oneself.
import { Client, GatewayIntentBits } from 'discord.js';
import { listen, say } from './lines.mjs';

const { Guilds, GuildMembers, GuildPresences } = GatewayIntentBits;
const client = new Client({
  intents: [Guilds, GuildMembers, GuildPresences],
  rest: { api: process.env.PARLEY_API },
});

const shown = (presence) => ({
  user: presence.userId,
  status: presence.status,
  activities: presence.activities.map((activity) => activity.name),
  devices: presence.clientStatus ?? {},
});

client.once('clientReady', () => say('ready', { guilds: [...client.guilds.cache.keys()] }));
client.on('presenceUpdate', (_, now) => say('presence', shown(now)));
client.on('error', (error) => say('failure', { message: error.message }));

client.login(process.env.PARLEY_TOKEN);
await listen({
  set: async (f) => {
    client.user.setPresence({ status: f.status, activities: [{ name: f.activity }] });
    return {};
  },
  known: async (f) => {
    const guild = client.guilds.cache.get(f.guild);
    return { presences: guild.presences.cache.map(shown), members: [...guild.members.cache.keys()] };
  },
  fetched: async (f) => {
    const guild = client.guilds.cache.get(f.guild);
    const member = await guild.members.fetch({ user: f.user, withPresences: true, force: true });
    return shown(member.presence ?? { userId: f.user, status: 'offline', activities: [] });
  },
});
