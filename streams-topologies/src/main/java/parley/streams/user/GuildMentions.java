package parley.streams.user;

import java.time.Instant;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Member;
import parley.contracts.entity.User;
import parley.contracts.id.UserId;
import parley.contracts.message.Message;
import parley.contracts.permission.Permissions;
import parley.contracts.user.UserEvent;
import parley.streams.fanout.Outbox;
import parley.streams.guild.GuildView;
import parley.streams.guild.SpaceEntities;

/// Carries to the spaces of people what a message of a guild means for their read states: to those
/// whom it mentions by name and who may read it, and to its author. At most one record for each of
/// the names that a message may hold, never one for each member. Belongs to the task's thread.
public final class GuildMentions {
  private final SpaceEntities entities;
  private final Outbox outbox;

  public GuildMentions(SpaceEntities entities, Outbox outbox) {
    this.entities = entities;
    this.outbox = outbox;
  }

  public void created(GuildView guild, Message message, Instant now) {
    User author = message.author();
    if (!author.bot()) {
      outbox.forward(new UserEvent.Wrote(author.id(), message.channel(), message.id()));
    }
    for (User mentioned : message.mentions()) {
      if (!mentioned.bot()
          && !mentioned.id().equals(author.id())
          && reads(guild, message, mentioned.id(), now)) {
        forward(message, mentioned.id(), false);
      }
    }
  }

  /// @param message as it was before it was deleted
  public void deleted(Message message) {
    for (User mentioned : message.mentions()) {
      if (!mentioned.bot()) {
        forward(message, mentioned.id(), true);
      }
    }
  }

  private void forward(Message message, UserId user, boolean withdrawn) {
    outbox.forward(new UserEvent.Mentioned(user, message.channel(), message.id(), withdrawn));
  }

  private boolean reads(GuildView guild, Message message, UserId user, Instant now) {
    Channel channel = entities.channel(guild, message.channel());
    Member member = entities.member(guild.guild().id(), user);
    return channel != null
        && member != null
        && Permissions.readsMessages(
            entities.permissions(guild, member, channel, now), channel.type());
  }
}
