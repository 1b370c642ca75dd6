// An ordinary discord.js bot. That its API is Parley is the one line `rest`.
import { Client, Events, GatewayIntentBits } from 'discord.js';

const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;
const client = new Client({
  intents: [Guilds, GuildMessages, MessageContent],
  rest: { api: process.env.PARLEY_API ?? 'http://127.0.0.1:18080/api' },
});

client.once(Events.ClientReady, () => console.log(`${client.user.tag} is in ${client.guilds.cache.size} guild(s)`));
client.on(Events.MessageCreate, async (message) => {
  if (message.content === 'ping') {
    await message.reply('pong');
  }
});

await client.login(process.env.PARLEY_TOKEN);
