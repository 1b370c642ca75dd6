package parley.streams.ordering;

import java.time.Instant;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Member;
import parley.contracts.entity.Webhook;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.id.WebhookId;
import parley.contracts.message.Interaction;
import parley.contracts.permission.Permissions;
import parley.contracts.space.SpaceId;
import parley.streams.guild.GuildView;
import parley.streams.guild.SpaceEntities;
import parley.streams.thread.ThreadStep;

/// Lets actors step up to channels: puts together from the stores what a [Situation] is made of.
/// Belongs to the task's thread.
final class Doorway {
  private final SpaceEntities entities;
  private final ThreadStep threads;

  Doorway(SpaceEntities entities, ThreadStep threads) {
    this.entities = entities;
    this.threads = threads;
  }

  Situation.Entry enter(SpaceId space, ChannelId channel, UserId actor, Instant now) {
    GuildView guild = entities.guild(space);
    return guild == null
        ? Situation.enter(entities.privateChannel(space), channel, actor, now)
        : enter(guild, channel, actor, now);
  }

  /// Lets an application answer an interaction: it may speak wherever somebody may use it, whatever
  /// its bot may there.
  Situation.Entry enterToAnswer(SpaceId space, Interaction interaction, Instant now) {
    GuildView guild = entities.guild(space);
    UserId application = interaction.application();
    if (guild == null) {
      return Situation.enter(
          entities.privateChannel(space), interaction.channel(), application, now);
    }
    Channel channel = entities.channel(guild, interaction.channel());
    Member bot = entities.member(guild.guild().id(), application);
    boolean closed = channel != null && channel.thread() != null && threads.isClosed(channel);
    long own = channel == null || bot == null ? 0 : entities.permissions(guild, bot, channel, now);
    return Situation.enter(guild, channel, closed, bot, own | Permissions.OF_ANSWERS, now);
  }

  Situation.Entry enter(GuildView guild, ChannelId id, UserId actor, Instant now) {
    Channel channel = entities.channel(guild, id);
    Member member = entities.member(guild.guild().id(), actor);
    Webhook webhook =
        member == null
            ? entities.webhook(guild.guild().id().space(), new WebhookId(actor.value()))
            : null;
    boolean closed = channel != null && channel.thread() != null && threads.isClosed(channel);
    if (webhook != null && channel != null) {
      return Situation.enter(guild, channel, closed, webhook, now);
    }
    long permissions =
        channel == null || member == null ? 0 : entities.permissions(guild, member, channel, now);
    return Situation.enter(guild, channel, closed, member, permissions, now);
  }
}
