// A community's life through discord.js: the bot, an administrator, does everything itself and waits for what it is told of.
import { once } from 'node:events';
import { AuditLogEvent, ChannelType, Client, GatewayIntentBits, Partials, PermissionFlagsBits } from 'discord.js';
import { equal, live, say, within } from './lines.mjs';

const { Guilds, GuildMembers, GuildMessages, GuildMessageReactions, GuildModeration, GuildInvites, MessageContent } =
  GatewayIntentBits;
const client = new Client({
  intents: [Guilds, GuildMembers, GuildMessages, GuildMessageReactions, GuildModeration, GuildInvites, MessageContent],
  partials: [Partials.Message, Partials.Reaction],
  rest: { api: process.env.PARLEY_API },
});
client.on('error', (error) => say('failure', { message: error.message }));

/** Does something and waits for the event that tells of it. */
async function heard(event, deed) {
  const told = once(client, event);
  const result = await deed();
  return [result, ...(await within(told, event))];
}

const ready = once(client, 'clientReady');
client.login(process.env.PARLEY_TOKEN);
await within(ready, 'clientReady');
const guild = client.guilds.cache.first();
const me = await guild.members.fetchMe();
const members = await guild.members.fetch();
const person = members.find((member) => !member.user.bot && member.id !== guild.ownerId);
let category, channel, role, message;

await live({
  'settings of the guild': async () => {
    const [, , after] = await heard('guildUpdate', () => guild.edit({ name: 'Life', verificationLevel: 1 }));
    equal(after.name, 'Life');
  },
  'a category and a channel in it': async () => {
    category = await guild.channels.create({ name: 'rooms', type: ChannelType.GuildCategory });
    const [created, told] = await heard('channelCreate', () =>
      guild.channels.create({ name: 'talk', parent: category, topic: 'all of it', reason: 'a place to talk' }));
    channel = created;
    equal(told.id, channel.id);
    equal(channel.parentId, category.id);
    await channel.setTopic('anything');
    equal(channel.topic, 'anything');
  },
  'a role, given and taken': async () => {
    role = await guild.roles.create({ name: 'Painters', colors: { primaryColor: 0x3366ff }, hoist: true, mentionable: true });
    const [, , after] = await heard('guildMemberUpdate', () => person.roles.add(role));
    equal(after.roles.cache.has(role.id), true);
    await role.setName('Artists');
    await heard('guildMemberUpdate', () => person.roles.remove(role));
    await person.roles.add(role);
  },
  'an overwrite': async () => {
    await heard('channelUpdate', () => channel.permissionOverwrites.edit(role, { SendMessages: false }));
    equal(channel.permissionsFor(person).has(PermissionFlagsBits.SendMessages), false);
    await channel.permissionOverwrites.delete(role);
    await channel.lockPermissions();
  },
  'an invite': async () => {
    const [invite] = await heard('inviteCreate', () => channel.createInvite({ maxAge: 3600, maxUses: 2 }));
    equal((await guild.invites.fetch()).has(invite.code), true);
    await heard('inviteDelete', () => invite.delete());
  },
  'talk': async () => {
    const [sent, told] = await heard('messageCreate', () => channel.send({ content: `hello <@${person.id}>` }));
    message = sent;
    equal(told.mentions.users.has(person.id), true);
    const reply = await message.reply('to myself');
    equal(reply.reference.messageId, message.id);
    const [, , edited] = await heard('messageUpdate', () => reply.edit('changed'));
    equal(edited.content, 'changed');
    await reply.delete();
    const first = await channel.send('one');
    const second = await channel.send('two');
    const [, deleted] = await heard('messageDeleteBulk', () => channel.bulkDelete([first, second]));
    equal(deleted.size, 2);
  },
  'reactions': async () => {
    const [, reaction, user] = await heard('messageReactionAdd', () => message.react('🔥'));
    equal(user.id, client.user.id);
    equal((await reaction.users.fetch()).has(client.user.id), true);
    await heard('messageReactionRemove', () => reaction.users.remove(client.user.id));
    await message.react('👍');
    await heard('messageReactionRemoveAll', () => message.reactions.removeAll());
  },
  'pins': async () => {
    await heard('channelPinsUpdate', () => message.pin());
    const pins = await channel.messages.fetchPins();
    equal(pins.items[0].message.id, message.id);
    await message.unpin();
  },
  'a file': async () => {
    const sent = await channel.send({ files: [{ attachment: Buffer.from('a drawing'), name: 'drawing.txt' }] });
    const answer = await fetch(sent.attachments.first().url);
    equal(await answer.text(), 'a drawing');
  },
  'a nickname and a timeout': async () => {
    const [, , after] = await heard('guildMemberUpdate', () => person.setNickname('Pat', 'shorter'));
    equal(after.nickname, 'Pat');
    const [, , silenced] = await heard('guildMemberUpdate', () => person.timeout(60_000, 'a minute to think'));
    equal(silenced.isCommunicationDisabled(), true);
    const [, , free] = await heard('guildMemberUpdate', () => person.timeout(null));
    equal(free.isCommunicationDisabled(), false);
  },
  'a ban': async () => {
    await heard('guildBanAdd', () => guild.members.ban(person, { reason: 'went too far' }));
    equal((await guild.bans.fetch(person.id)).reason, 'went too far');
    equal(guild.members.cache.has(person.id), false);
    await heard('guildBanRemove', () => guild.members.unban(person.id, 'forgiven'));
  },
  'the audit log': async () => {
    const log = await guild.fetchAuditLogs({ type: AuditLogEvent.MemberBanAdd });
    const entry = log.entries.first();
    equal([entry.executorId, entry.targetId, entry.reason], [me.id, person.id, 'went too far']);
    const made = await guild.fetchAuditLogs({ type: AuditLogEvent.ChannelCreate });
    equal(made.entries.some((each) => each.reason === 'a place to talk'), true);
  },
  'the end of it': async () => {
    await role.delete();
    await channel.delete();
    await heard('channelDelete', () => category.delete());
  },
});
