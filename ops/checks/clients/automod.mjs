// discord.js moderates: rules made by the library, what they did, and what moderators hear of it.
import {
  AutoModerationActionType, AutoModerationRuleEventType, AutoModerationRuleTriggerType, Client, GatewayIntentBits,
} from 'discord.js';
import { listen, say } from './lines.mjs';

const { AutoModerationConfiguration, AutoModerationExecution, Guilds, GuildMembers, GuildMessages, GuildModeration,
  MessageContent } = GatewayIntentBits;
const client = new Client({
  intents: [AutoModerationConfiguration, AutoModerationExecution, Guilds, GuildMembers, GuildMessages, GuildModeration,
    MessageContent],
  rest: { api: process.env.PARLEY_API },
});

client.once('clientReady', () => say('ready', { guilds: [...client.guilds.cache.keys()] }));
client.on('messageCreate', (m) => say('message', {
  id: m.id, channel: m.channelId, type: m.type, content: m.content, author: m.author.id,
  embed: m.embeds[0]?.data ?? null,
}));
client.on('autoModerationRuleCreate', (r) => say('rule', { id: r.id, name: r.name }));
client.on('autoModerationRuleUpdate', (_, r) => say('rule-updated', { id: r.id, enabled: r.enabled }));
client.on('autoModerationRuleDelete', (r) => say('rule-deleted', { id: r.id }));
client.on('autoModerationActionExecution', (e) => say('execution', {
  action: e.action.type, rule: e.ruleId, user: e.userId, channel: e.channelId, content: e.content,
  keyword: e.matchedKeyword, matched: e.matchedContent, alert: e.alertSystemMessageId,
}));
client.on('guildMemberUpdate', (_, m) =>
  say('member', { id: m.id, silent: m.isCommunicationDisabled() }));
client.on('guildAuditLogEntryCreate', (e) =>
  say('entry', { action: e.action, user: e.executorId, rule: e.extra?.autoModerationRuleName ?? null }));
client.on('error', (error) => say('failure', { message: error.message }));

client.login(process.env.PARLEY_TOKEN);
await listen({
  forbid: async (f) => {
    const guild = await client.guilds.fetch(f.guild);
    const rule = await guild.autoModerationRules.create({
      name: f.name,
      enabled: true,
      eventType: AutoModerationRuleEventType.MessageSend,
      triggerType: AutoModerationRuleTriggerType.Keyword,
      triggerMetadata: { keywordFilter: [f.word], regexPatterns: ['sp[a4]m+'], allowList: [f.allowed] },
      actions: [
        { type: AutoModerationActionType.BlockMessage, metadata: { customMessage: 'Not here.' } },
        { type: AutoModerationActionType.SendAlertMessage, metadata: { channel: f.alerts } },
        { type: AutoModerationActionType.Timeout, metadata: { durationSeconds: 60 } },
      ],
      reason: 'peace',
    });
    const found = await guild.autoModerationRules.fetch({ autoModerationRule: rule.id, force: true });
    return { id: rule.id, words: found.triggerMetadata.keywordFilter, actions: found.actions.length };
  },
  disable: async (f) => {
    const guild = await client.guilds.fetch(f.guild);
    const rule = await guild.autoModerationRules.edit(f.rule, { enabled: false });
    return { enabled: rule.enabled };
  },
  allow: async (f) => {
    const guild = await client.guilds.fetch(f.guild);
    await guild.autoModerationRules.delete(f.rule);
    return {};
  },
  entries: async (f) => {
    const guild = await client.guilds.fetch(f.guild);
    const log = await guild.fetchAuditLogs({ limit: 20 });
    return { actions: [...log.entries.values()].map((e) => e.action) };
  },
});
