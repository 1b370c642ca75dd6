// discord.js with threads: what a bot that helps in threads does and hears.
import { ChannelType, Client, GatewayIntentBits } from 'discord.js';
import { listen, say } from './lines.mjs';

const { Guilds, GuildMembers, GuildMessages, MessageContent } = GatewayIntentBits;
const client = new Client({
  intents: [Guilds, GuildMembers, GuildMessages, MessageContent],
  rest: { api: process.env.PARLEY_API },
});

client.once('clientReady', () => say('ready', { guilds: [...client.guilds.cache.keys()] }));
client.on('messageCreate', (m) => say('message', { id: m.id, channel: m.channelId, type: m.type, content: m.content }));
client.on('threadCreate', (t, newly) => say('thread', { id: t.id, name: t.name, newly, joined: t.joined }));
client.on('threadUpdate', (_, t) => say('thread-updated', { id: t.id, name: t.name, archived: t.archived }));
client.on('threadDelete', (t) => say('thread-deleted', { id: t.id }));
client.on('threadMembersUpdate', (added, removed, t) =>
  say('thread-members', { id: t.id, added: [...added.keys()], removed: [...removed.keys()] }));
client.on('error', (error) => say('failure', { message: error.message }));

const channel = (id) => client.channels.fetch(id);

client.login(process.env.PARLEY_TOKEN);
await listen({
  begin: async (f) => {
    const thread = await (await channel(f.channel)).threads.create({ name: f.name, type: ChannelType.PublicThread });
    return { id: thread.id, type: thread.type, owner: thread.ownerId, members: thread.memberCount };
  },
  beginOn: async (f) => {
    const message = await (await channel(f.channel)).messages.fetch(f.message);
    const thread = await message.startThread({ name: f.name, autoArchiveDuration: 60 });
    const starter = await thread.fetchStarterMessage({ cache: false, force: true });
    return { id: thread.id, starter: starter.id, hasThread: starter.hasThread };
  },
  join: async (f) => { await (await channel(f.channel)).join(); return {}; },
  send: async (f) => ({ id: (await (await channel(f.channel)).send(f.content)).id }),
  rename: async (f) => ({ name: (await (await channel(f.channel)).setName(f.name)).name }),
  archive: async (f) => ({ archived: (await (await channel(f.channel)).setArchived(f.archived)).archived }),
  active: async (f) => {
    const found = await (await channel(f.channel)).threads.fetchActive();
    return { ids: [...found.threads.keys()] };
  },
  archived: async (f) => {
    const found = await (await channel(f.channel)).threads.fetchArchived();
    return { ids: [...found.threads.keys()], hasMore: found.hasMore };
  },
  members: async (f) => ({ ids: [...(await (await channel(f.channel)).members.fetch()).keys()] }),
  counts: async (f) => {
    const thread = await client.channels.fetch(f.channel, { force: true });
    return { messages: thread.messageCount, total: thread.totalMessageSent, members: thread.memberCount };
  },
  remove: async (f) => { await (await channel(f.channel)).delete(); return {}; },
});
