package parley.streams.ordering;

import java.time.Duration;
import java.time.Instant;
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.Member;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.entity.Recipient;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.message.Command;
import parley.contracts.permission.Permission;
import parley.contracts.user.Typing;
import parley.contracts.user.UserEvent;
import parley.streams.fanout.Outbox;
import parley.streams.guild.GuildView;
import parley.streams.guild.SpaceEntities;
import parley.streams.thread.ThreadStep;

/// What is told but not kept: that somebody types. Permissions are those of this moment of the
/// order; nothing is stored, logged or answered. Belongs to the task's thread.
public final class TalkStep {
  /// How long clients show that somebody types; what is older would be shown too late.
  static final Duration SHOWN = Duration.ofSeconds(10);

  private final SpaceEntities entities;
  private final Doorway doorway;
  private final Outbox outbox;

  public TalkStep(SpaceEntities entities, ThreadStep threads, Outbox outbox) {
    this.entities = entities;
    this.doorway = new Doorway(entities, threads);
    this.outbox = outbox;
  }

  public void typing(Command.StartTyping command, Instant now) {
    Command.Header header = command.header();
    if (header.issuedAt().plus(SHOWN).isBefore(now)) {
      return;
    }
    UserId actor = header.actor();
    ChannelId channel = command.channel();
    GuildView guild = entities.guild(header.space());
    if (guild != null) {
      Member member = entities.member(guild.guild().id(), actor);
      if (doorway.enter(guild, channel, actor, now) instanceof Situation.Entry.Given given
          && may(given.situation())) {
        outbox.publish(
            header.space(),
            new InboxEvent.SomebodyTypes(
                new Typing(channel, guild.guild().id(), actor, member, header.issuedAt())));
      }
      return;
    }
    PrivateChannel conversation = entities.privateChannel(header.space());
    if (conversation != null
        && Situation.enter(conversation, channel, actor, now) instanceof Situation.Entry.Given given
        && may(given.situation())) {
      Typing typing = new Typing(channel, null, actor, null, header.issuedAt());
      for (Recipient recipient : conversation.recipients()) {
        if (!recipient.id().equals(actor)) {
          outbox.forward(new UserEvent.SomebodyTypes(recipient.id(), typing));
        }
      }
    }
  }

  private static boolean may(Situation at) {
    return !at.blocked() && !at.isLocked() && at.may(Permission.toSendIn(at.channelType()));
  }
}
