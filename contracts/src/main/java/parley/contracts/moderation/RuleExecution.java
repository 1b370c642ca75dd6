package parley.contracts.moderation;

import org.jspecify.annotations.Nullable;
import parley.contracts.entity.AutoModRule;
import parley.contracts.id.AutoModRuleId;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;

/// A rule found something, and one of its actions was taken.
///
/// @param message that was judged; null when it was refused
/// @param alert the message that tells moderators of it
/// @param content of the message that was judged
/// @param keyword of the rule; empty when it has none
/// @param matched the part of the content; empty when it is about all of it
public record RuleExecution(
    GuildId guild,
    AutoModRule.Action action,
    AutoModRuleId rule,
    int triggerType,
    UserId user,
    ChannelId channel,
    @Nullable MessageId message,
    @Nullable MessageId alert,
    String content,
    String keyword,
    String matched) {}
