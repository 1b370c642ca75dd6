// A community's life through oceanic.js.
import { once } from 'node:events';
import { AuditLogActionTypes, ChannelTypes, Client } from 'oceanic.js';
import { equal, live, say, within } from './lines.mjs';

const client = new Client({
  auth: `Bot ${process.env.PARLEY_TOKEN}`,
  gateway: {
    intents: ['GUILDS', 'GUILD_MEMBERS', 'GUILD_MESSAGES', 'GUILD_MESSAGE_REACTIONS', 'GUILD_MODERATION', 'GUILD_INVITES', 'MESSAGE_CONTENT'],
  },
  rest: { baseURL: `${process.env.PARLEY_API}/v10` },
});
client.on('error', (error) => say('failure', { message: String(error) }));

async function heard(event, deed) {
  const told = once(client, event);
  const result = await deed();
  return [result, ...(await within(told, event))];
}

const created = once(client, 'guildCreate');
client.connect();
await within(Promise.race([created, once(client, 'ready')]), 'ready');
const guild = client.guilds.first() ?? (await created)[0];
const everyone = await guild.fetchMembers();
const person = everyone.find((member) => !member.user.bot && member.id !== guild.ownerID);
let category, channel, role, message;

await live({
  'a category and a channel in it': async () => {
    category = await guild.createChannel(ChannelTypes.GUILD_CATEGORY, { name: 'rooms' });
    [channel] = await heard('channelCreate', () =>
      guild.createChannel(ChannelTypes.GUILD_TEXT, { name: 'talk', parentID: category.id, reason: 'a place to talk' }));
    equal(channel.parentID, category.id);
    equal((await channel.edit({ topic: 'anything' })).topic, 'anything');
  },
  'a role, given and taken': async () => {
    role = await guild.createRole({ name: 'Painters', hoist: true, mentionable: true });
    await heard('guildMemberUpdate', () => person.addRole(role.id));
    await heard('guildMemberUpdate', () => person.removeRole(role.id));
  },
  'an overwrite': async () => {
    await channel.editPermission(role.id, { type: 0, deny: 2048n });
    await channel.deletePermission(role.id);
  },
  'an invite': async () => {
    const [invite] = await heard('inviteCreate', () => channel.createInvite({ maxAge: 3600 }));
    equal((await guild.getInvites()).some((each) => each.code === invite.code), true);
    await heard('inviteDelete', () => client.rest.channels.deleteInvite(invite.code));
  },
  'talk': async () => {
    [message] = await heard('messageCreate', () => channel.createMessage({ content: `hello ${person.mention}` }));
    await heard('messageUpdate', () => message.edit({ content: 'changed' }));
    const other = await channel.createMessage({ content: 'two' });
    await heard('messageDelete', () => other.delete());
  },
  'reactions': async () => {
    await heard('messageReactionAdd', () => message.createReaction('🔥'));
    equal((await message.getReactions('🔥')).length, 1);
    await heard('messageReactionRemove', () => message.deleteReaction('🔥'));
  },
  'pins': async () => {
    await heard('channelPinsUpdate', () => message.pin());
    await message.unpin();
  },
  'a nickname and a timeout': async () => {
    await heard('guildMemberUpdate', () => person.edit({ nick: 'Pat' }));
    await person.edit({ communicationDisabledUntil: new Date(Date.now() + 60_000).toISOString() });
    await person.edit({ communicationDisabledUntil: null });
  },
  'a ban': async () => {
    await heard('guildBanAdd', () => guild.createBan(person.id, { reason: 'went too far' }));
    await heard('guildBanRemove', () => guild.removeBan(person.id, 'forgiven'));
  },
  'the audit log': async () => {
    const log = await guild.getAuditLog({ actionType: AuditLogActionTypes.MEMBER_BAN_ADD });
    equal(log.entries[0].reason, 'went too far');
  },
});
