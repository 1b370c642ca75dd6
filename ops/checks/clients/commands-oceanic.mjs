// oceanic.js with a command and a button.
import { ApplicationCommandTypes, ButtonStyles, Client, ComponentTypes, InteractionTypes, MessageFlags } from 'oceanic.js';
import { listen, say } from './lines.mjs';

const client = new Client({
  auth: `Bot ${process.env.PARLEY_TOKEN}`,
  gateway: { intents: ['GUILDS'] },
  rest: { baseURL: `${process.env.PARLEY_API}/v10` },
});

async function answer(i) {
  if (i.type === InteractionTypes.MESSAGE_COMPONENT) {
    await i.editParent({ content: 'pressed', components: [] });
    return;
  }
  await i.defer();
  await i.editOriginal({
    content: `hello ${i.data.options.getString('whom', true)}`,
    components: [{
      type: ComponentTypes.ACTION_ROW,
      components: [{ type: ComponentTypes.BUTTON, style: ButtonStyles.PRIMARY, label: 'Press', customID: 'press' }],
    }],
  });
  await i.createFollowup({ content: 'for you', flags: MessageFlags.EPHEMERAL });
}

client.once('ready', () => say('ready'));
client.on('interactionCreate', (i) =>
  answer(i).then(() => say('answered')).catch((error) => say('failure', { message: String(error) })));
client.on('error', (error) => say('failure', { message: String(error) }));

client.connect();
await listen({
  offer: async () => {
    const set = await client.application.bulkEditGlobalCommands([{
      type: ApplicationCommandTypes.CHAT_INPUT, name: 'greet', description: 'Greets',
      options: [{ type: 3, name: 'whom', description: 'Whom to greet', required: true }],
    }]);
    return { id: set[0].id };
  },
});
