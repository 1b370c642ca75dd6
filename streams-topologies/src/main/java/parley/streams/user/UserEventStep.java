package parley.streams.user;

import org.jspecify.annotations.Nullable;
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.Command;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.Verdict;
import parley.contracts.user.UserEvent;
import parley.streams.fanout.Outbox;

/// Takes in what was decided elsewhere and concerns a user, and tells the slots that follow the
/// user. A conversation that the user does not have in their list is told of as new when somebody
/// writes in it, and as gone when the user closes it. Belongs to the task's thread.
public final class UserEventStep {
  private final Conversations conversations;
  private final ReadStates readStates;
  private final Outbox outbox;

  public UserEventStep(Conversations conversations, ReadStates readStates, Outbox outbox) {
    this.conversations = conversations;
    this.readStates = readStates;
    this.outbox = outbox;
  }

  public void apply(UserEvent event) {
    switch (event) {
      case UserEvent.PrivateChannelChanged changed -> apply(changed);
      case UserEvent.MessageDecided decided -> apply(decided);
      case UserEvent.SomebodyTypes types ->
          outbox.publish(types.user().space(), new InboxEvent.Forwarded(types));
      case UserEvent.Interacted interacted ->
          outbox.publish(interacted.user().space(), new InboxEvent.Forwarded(interacted));
      case UserEvent.Mentioned mentioned -> apply(mentioned);
      case UserEvent.Wrote wrote -> read(wrote.user(), wrote.channel(), wrote.message(), false);
      case UserEvent.Unknown ignored -> {}
    }
  }

  /// The user read channels up to messages.
  public void apply(Command.Acknowledge acknowledge) {
    Command.Header header = acknowledge.header();
    for (Command.Acknowledgement each : acknowledge.acknowledgements()) {
      read(header.actor(), each.channel(), each.message(), each.manual());
    }
    outbox.verdict(header.space(), header.replyToInstance(), new Verdict.Done(header.id()));
  }

  private void read(UserId user, ChannelId channel, MessageId message, boolean back) {
    if (readStates.read(user, channel, message, back)) {
      tell(user, channel, true);
    }
  }

  private void apply(UserEvent.Mentioned mentioned) {
    UserId user = mentioned.user();
    if (!mentioned.withdrawn()) {
      readStates.mention(user, mentioned.channel(), mentioned.message());
      tell(user, mentioned.channel(), false);
    } else if (readStates.withdraw(user, mentioned.channel(), mentioned.message())) {
      tell(user, mentioned.channel(), false);
    }
  }

  private void tell(UserId user, ChannelId channel, boolean acknowledged) {
    outbox.publish(
        user.space(),
        new InboxEvent.ReadStateChanged(readStates.find(user, channel), acknowledged));
  }

  private void apply(UserEvent.PrivateChannelChanged changed) {
    PrivateChannel row = changed.after() == null ? changed.before() : changed.after();
    if (row == null) {
      return;
    }
    UserId user = changed.user();
    PrivateChannel before = conversations.listed(user, row.id());
    conversations.put(user, row.id(), changed.after());
    tell(user, before, conversations.listed(user, row.id()));
  }

  private void apply(UserEvent.MessageDecided decided) {
    if (decided.event() instanceof MessageEvent.Created created) {
      Message message = created.message();
      UserId user = decided.user();
      ChannelId channel = message.channel();
      PrivateChannel before = conversations.listed(user, channel);
      conversations.wrote(user, channel, message.id());
      if (before == null) {
        tell(user, null, conversations.listed(user, channel));
      }
    }
    outbox.publish(decided.user().space(), new InboxEvent.Forwarded(decided));
    count(decided);
  }

  /// Every message of a private channel counts as one that mentions.
  private void count(UserEvent.MessageDecided decided) {
    UserId user = decided.user();
    switch (decided.event()) {
      case MessageEvent.Created created -> {
        Message message = created.message();
        if (message.author().id().equals(user)) {
          read(user, message.channel(), message.id(), false);
        } else {
          readStates.mention(user, message.channel(), message.id());
          tell(user, message.channel(), false);
        }
      }
      case MessageEvent.Deleted deleted -> {
        if (readStates.withdraw(user, deleted.channel(), deleted.message())) {
          tell(user, deleted.channel(), false);
        }
      }
      default -> {}
    }
  }

  private void tell(UserId user, @Nullable PrivateChannel before, @Nullable PrivateChannel after) {
    if (before != null || after != null) {
      outbox.publish(
          user.space(),
          new InboxEvent.Forwarded(new UserEvent.PrivateChannelChanged(user, before, after)));
    }
  }
}
