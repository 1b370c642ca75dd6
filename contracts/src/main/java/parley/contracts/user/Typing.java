package parley.contracts.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Member;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;

/// Somebody writes something. May get lost; is never told to who may not see the channel.
///
/// @param guild null in private channels
/// @param member the membership of who types; null in private channels
public record Typing(
    ChannelId channel,
    @Nullable GuildId guild,
    UserId user,
    @Nullable Member member,
    Instant beganAt) {}
