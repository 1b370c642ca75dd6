// discord.js, by its documented options only: `rest.api` says where the API is.
import { Client, EmbedBuilder, GatewayIntentBits } from 'discord.js';
import { listen, say } from './lines.mjs';

const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;
const client = new Client({
  intents: [Guilds, GuildMessages, MessageContent],
  rest: { api: process.env.PARLEY_API },
});

client.once('clientReady', () => say('ready', { guilds: [...client.guilds.cache.keys()] }));
client.on('messageCreate', (m) => say('message', { id: m.id, content: m.content, embeds: m.embeds.length }));
client.on('messageUpdate', (_, m) => say('edited', { id: m.id, content: m.content }));
client.on('messageDelete', (m) => say('deleted', { id: m.id }));
client.on('shardResume', (_, replayed) => say('resumed', { replayed }));
client.on('error', (error) => say('failure', { message: error.message }));

const channel = (id) => client.channels.fetch(id);
const message = async (c, id) => (await channel(c)).messages.fetch(id);

client.login(process.env.PARLEY_TOKEN);
await listen({
  send: async (f) => ({ id: (await (await channel(f.channel)).send(f.content)).id }),
  embed: async (f) => {
    const embed = new EmbedBuilder().setTitle(f.title).setDescription('An embed');
    return { id: (await (await channel(f.channel)).send({ embeds: [embed] })).id };
  },
  reply: async (f) => {
    const reply = await (await message(f.channel, f.message)).reply(f.content);
    return { id: reply.id, to: reply.reference.messageId };
  },
  edit: async (f) => ({ content: (await (await message(f.channel, f.message)).edit(f.content)).content }),
  delete: async (f) => {
    await (await message(f.channel, f.message)).delete();
    return {};
  },
  history: async (f) => {
    const page = await (await channel(f.channel)).messages.fetch({ [f.where]: f.message, limit: 100 });
    return { ids: [...page.keys()] };
  },
});
