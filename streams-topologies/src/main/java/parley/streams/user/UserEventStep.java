package parley.streams.user;

import org.jspecify.annotations.Nullable;
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.user.UserEvent;
import parley.streams.fanout.Outbox;

/// Takes in what was decided elsewhere and concerns a user, and tells the slots that follow the
/// user. A conversation that the user does not have in their list is told of as new when somebody
/// writes in it, and as gone when the user closes it. Belongs to the task's thread.
public final class UserEventStep {
  private final Conversations conversations;
  private final Outbox outbox;

  public UserEventStep(Conversations conversations, Outbox outbox) {
    this.conversations = conversations;
    this.outbox = outbox;
  }

  public void apply(UserEvent event) {
    switch (event) {
      case UserEvent.PrivateChannelChanged changed -> apply(changed);
      case UserEvent.MessageDecided decided -> apply(decided);
      case UserEvent.Unknown ignored -> {}
    }
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
  }

  private void tell(UserId user, @Nullable PrivateChannel before, @Nullable PrivateChannel after) {
    if (before != null || after != null) {
      outbox.publish(
          user.space(),
          new InboxEvent.Forwarded(new UserEvent.PrivateChannelChanged(user, before, after)));
    }
  }
}
