// oceanic.js, by its documented options only: `rest.baseURL` says where the API is.
import { Client } from 'oceanic.js';
import { listen, say } from './lines.mjs';

const client = new Client({
  auth: `Bot ${process.env.PARLEY_TOKEN}`,
  gateway: { intents: ['GUILDS', 'GUILD_MESSAGES', 'MESSAGE_CONTENT'] },
  rest: { baseURL: `${process.env.PARLEY_API}/v10` },
});

client.once('ready', () => say('ready', { guilds: [...client.guilds.keys()] }));
client.on('messageCreate', (m) => say('message', { id: m.id, content: m.content, embeds: m.embeds.length }));
client.on('messageUpdate', (m) => say('edited', { id: m.id, content: m.content }));
client.on('messageDelete', (m) => say('deleted', { id: m.id }));
client.on('shardResume', () => say('resumed'));
client.on('error', (error) => say('failure', { message: String(error) }));

const { channels } = client.rest;

client.connect();
await listen({
  send: async (f) => ({ id: (await channels.createMessage(f.channel, { content: f.content })).id }),
  embed: async (f) => {
    const embeds = [{ title: f.title, description: 'An embed' }];
    return { id: (await channels.createMessage(f.channel, { embeds })).id };
  },
  reply: async (f) => {
    const messageReference = { messageID: f.message, channelID: f.channel };
    const reply = await channels.createMessage(f.channel, { content: f.content, messageReference });
    return { id: reply.id, to: reply.messageReference.messageID };
  },
  edit: async (f) => ({ content: (await channels.editMessage(f.channel, f.message, { content: f.content })).content }),
  delete: async (f) => {
    await channels.deleteMessage(f.channel, f.message);
    return {};
  },
  history: async (f) => {
    const page = await channels.getMessages(f.channel, { [f.where]: f.message, limit: 100 });
    return { ids: page.map((m) => m.id) };
  },
});
