// discord.js with commands: what a bot that answers people does, as its guide has it.
import {
  ActionRowBuilder, ApplicationCommandType, ButtonBuilder, ButtonStyle, Client, ContextMenuCommandBuilder, Events,
  GatewayIntentBits, MessageFlags, ModalBuilder, PermissionFlagsBits, SlashCommandBuilder, StringSelectMenuBuilder,
  TextInputBuilder, TextInputStyle,
} from 'discord.js';
import { listen, say } from './lines.mjs';

const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: process.env.PARLEY_API } });
const Ephemeral = MessageFlags.Ephemeral;

const commands = [
  new SlashCommandBuilder().setName('ping').setDescription('Answers')
    .addStringOption((o) => o.setName('text').setDescription('What to say').setRequired(true).setMaxLength(50))
    .addUserOption((o) => o.setName('whom').setDescription('To whom')),
  new SlashCommandBuilder().setName('secret').setDescription('Answers you alone'),
  new SlashCommandBuilder().setName('slow').setDescription('Answers later'),
  new SlashCommandBuilder().setName('never').setDescription('Does not answer'),
  new SlashCommandBuilder().setName('panel').setDescription('Shows a button and a select'),
  new SlashCommandBuilder().setName('form').setDescription('Shows a modal'),
  new SlashCommandBuilder().setName('sub').setDescription('Has sub-commands')
    .addSubcommand((s) => s.setName('one').setDescription('The first')
      .addIntegerOption((o) => o.setName('n').setDescription('A number').setMinValue(1).setMaxValue(5))),
  new SlashCommandBuilder().setName('find').setDescription('Suggests')
    .addStringOption((o) => o.setName('what').setDescription('What to find').setAutocomplete(true)),
  new SlashCommandBuilder().setName('admin').setDescription('For few')
    .setDefaultMemberPermissions(PermissionFlagsBits.BanMembers),
  new ContextMenuCommandBuilder().setName('Who is this').setType(ApplicationCommandType.User),
  new ContextMenuCommandBuilder().setName('Quote it').setType(ApplicationCommandType.Message),
];

const answers = {
  ping: async (i) => {
    const whom = i.options.getMember('whom');
    await i.reply(`pong ${i.options.getString('text')} ${whom ? whom.id : 'nobody'}`);
    const own = await i.fetchReply();
    await i.editReply(`${own.content}!`);
    try {
      await i.client.rest.post(`/interactions/${i.id}/${i.token}/callback`, { body: { type: 4, data: { content: 'x' } }, auth: false });
    } catch (error) {
      say('twice', { code: error.code });
    }
  },
  secret: async (i) => {
    await i.reply({ content: 'only you', flags: Ephemeral });
    const more = await i.followUp({ content: 'and this', flags: Ephemeral });
    await i.editReply('still only you');
    await i.deleteReply(more);
  },
  slow: async (i) => {
    const response = await i.deferReply({ withResponse: true });
    say('deferred', { loading: response.interaction.responseMessageLoading });
    await i.editReply('done');
    await i.followUp('and more');
  },
  never: async () => {},
  panel: async (i) => i.reply({
    content: 'choose',
    components: [
      new ActionRowBuilder().addComponents(
        new ButtonBuilder().setCustomId('press').setLabel('Press').setStyle(ButtonStyle.Primary)),
      new ActionRowBuilder().addComponents(
        new StringSelectMenuBuilder().setCustomId('pick').setMaxValues(2).addOptions(
          { label: 'Red', value: 'red' }, { label: 'Blue', value: 'blue' })),
    ],
  }),
  form: async (i) => i.showModal(new ModalBuilder().setCustomId('form').setTitle('Tell').addComponents(
    new ActionRowBuilder().addComponents(
      new TextInputBuilder().setCustomId('why').setLabel('Why').setStyle(TextInputStyle.Short)))),
  sub: async (i) => i.reply(`${i.options.getSubcommand()} ${i.options.getInteger('n')}`),
  admin: async (i) => i.reply('done'),
  'Who is this': async (i) => i.reply(`this is ${i.targetUser.username}`),
  'Quote it': async (i) => i.reply(`> ${i.targetMessage.content}`),
};

async function answer(i) {
  say('interaction', {
    id: i.id, type: i.type, name: i.commandName ?? i.customId, user: i.user.id, channel: i.channelId, guild: i.guildId,
    mayBan: i.memberPermissions?.has(PermissionFlagsBits.BanMembers) ?? null,
    here: i.channel?.id ?? null,
  });
  if (i.isAutocomplete()) {
    const typed = i.options.getFocused();
    await i.respond([`${typed}a`, `${typed}b`].map((name) => ({ name, value: name })));
  } else if (i.isButton()) {
    await i.update({ content: 'pressed' });
    await i.followUp({ content: 'thanks', flags: Ephemeral });
  } else if (i.isStringSelectMenu()) {
    await i.deferUpdate();
    await i.editReply({ content: i.values.join(' and '), components: [] });
  } else if (i.isModalSubmit()) {
    await i.reply(`because ${i.fields.getTextInputValue('why')}`);
  } else {
    await answers[i.commandName](i);
  }
  say('answered', { name: i.commandName ?? i.customId });
}

client.once(Events.ClientReady, () => say('ready'));
client.on(Events.InteractionCreate, (i) =>
  answer(i).catch((error) => say('failure', { message: error.message, code: error.code })));
client.on('error', (error) => say('failure', { message: error.message }));

client.login(process.env.PARLEY_TOKEN);
await listen({
  offer: async (f) => {
    const set = f.guild
      ? await client.guilds.cache.get(f.guild).commands.set(commands)
      : await client.application.commands.set(commands);
    return { ids: Object.fromEntries(set.map((c) => [c.name, c.id])) };
  },
  change: async (f) => {
    const guild = client.guilds.cache.get(f.guild);
    const made = await guild.commands.create({ name: 'extra', description: 'One more' });
    const edited = await made.edit({ description: 'One less' });
    const fetched = await guild.commands.fetch(made.id);
    await made.delete();
    return { description: fetched.description, edited: edited.description, left: (await guild.commands.fetch()).size };
  },
});
