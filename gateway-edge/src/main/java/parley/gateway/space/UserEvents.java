package parley.gateway.space;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.edge.Conversation;
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.Account;
import parley.contracts.entity.Preference;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.entity.Profile;
import parley.contracts.entity.Recipient;
import parley.contracts.entity.Relationship;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.MessageEvent;
import parley.contracts.payload.AccountPayload;
import parley.contracts.payload.MessagePayload;
import parley.contracts.payload.PreferencePayload;
import parley.contracts.payload.PrivateChannelPayload;
import parley.contracts.payload.ReadStatePayload;
import parley.contracts.payload.RelationshipPayload;
import parley.contracts.payload.TypingPayload;
import parley.contracts.token.FileLinks;
import parley.contracts.user.UserEvent;
import parley.gateway.dispatch.Dispatch;
import parley.gateway.dispatch.EventType;
import parley.gateway.dispatch.Intent;
import parley.gateway.dispatch.MessageDispatch;
import parley.gateway.dispatch.PlainDispatch;
import parley.gateway.dispatch.ReactionDispatch;
import parley.gateway.fanout.Fanout;
import parley.gateway.session.Seat;

/// Applies what concerns a user outside of guilds, in its order, and tells the user's sessions.
/// Bots hear of messages only, as the public protocol has it. Used by the hub's thread only.
public final class UserEvents {
  private final Fanout fanout;
  private final FileLinks links;
  private final InteractionEvents interactions;

  public UserEvents(Fanout fanout, FileLinks links) {
    this.fanout = fanout;
    this.links = links;
    this.interactions = new InteractionEvents(fanout, links);
  }

  public void apply(UserSpace user, UserEvent event, long decidedAtMs) {
    switch (event) {
      case UserEvent.PrivateChannelChanged changed -> apply(user, changed, decidedAtMs);
      case UserEvent.MessageDecided decided -> apply(user, decided.event(), decidedAtMs);
      case UserEvent.SomebodyTypes types ->
          fanout.deliver(
              PlainDispatch.shared(
                  EventType.TYPING_START,
                  decidedAtMs,
                  json -> TypingPayload.write(json, types.typing())),
              user.listeners(Intent.DIRECT_MESSAGE_TYPING));
      case UserEvent.Interacted interacted ->
          interactions.apply(user, interacted.event(), decidedAtMs);
      // They stay in the user's space, which tells of the read state that follows from them.
      case UserEvent.Mentioned ignored -> {}
      case UserEvent.Wrote ignored -> {}
      case UserEvent.Unknown ignored -> {}
    }
  }

  /// The user stands elsewhere in a channel.
  public void apply(UserSpace user, InboxEvent.ReadStateChanged changed, long nowMs) {
    user.put(changed.state());
    if (changed.acknowledged()) {
      fanout.deliver(
          PlainDispatch.shared(
              EventType.MESSAGE_ACK,
              nowMs,
              json -> ReadStatePayload.writeAcknowledged(json, changed.state())),
          user.personalClients());
    }
  }

  /// A relationship, the profile or a preference came, changed or went.
  public void apply(UserSpace user, InboxEvent.EntityChanged changed, long nowMs) {
    user.put(changed.key(), changed.after());
    UserId self = new UserId(changed.key().space().value());
    Dispatch told =
        switch (changed.after() == null ? changed.before() : changed.after()) {
          case Relationship row -> relationship(changed, row, nowMs);
          case Profile ignored -> profile(user, self, nowMs);
          case Preference row -> preference(user, changed, row, nowMs);
          case null, default -> null;
        };
    if (told != null) {
      fanout.deliver(told, user.personalClients());
    }
  }

  private static Dispatch relationship(
      InboxEvent.EntityChanged changed, Relationship row, long nowMs) {
    if (changed.after() == null) {
      return PlainDispatch.shared(
          EventType.RELATIONSHIP_REMOVE,
          nowMs,
          json -> RelationshipPayload.writeRemoval(json, row));
    }
    boolean sameType =
        changed.before() instanceof Relationship before && before.type() == row.type();
    return sameType
        ? PlainDispatch.shared(
            EventType.RELATIONSHIP_UPDATE, nowMs, json -> RelationshipPayload.write(json, row))
        : PlainDispatch.shared(
            EventType.RELATIONSHIP_ADD,
            nowMs,
            json -> RelationshipPayload.writeAddition(json, row));
  }

  private static @Nullable Dispatch profile(UserSpace user, UserId self, long nowMs) {
    Account account = user.account();
    Profile profile = user.personalState(self).profile();
    return account == null
        ? null
        : PlainDispatch.shared(
            EventType.USER_UPDATE, nowMs, json -> AccountPayload.write(json, account, profile));
  }

  private static @Nullable Dispatch preference(
      UserSpace user, InboxEvent.EntityChanged changed, Preference row, long nowMs) {
    boolean gone = changed.after() == null;
    return switch (row.kind()) {
      case NOTE ->
          PlainDispatch.shared(
              EventType.USER_NOTE_UPDATE,
              nowMs,
              json ->
                  PreferencePayload.writeNoteUpdate(
                      json, new UserId(row.subject()), gone ? "" : row.content()));
      case GUILD_SETTINGS ->
          PlainDispatch.shared(
              EventType.USER_GUILD_SETTINGS_UPDATE,
              nowMs,
              json -> json.writeRawValue(row.content()));
      case SETTINGS -> {
        Account account = user.account();
        yield account == null || row.subject() != 0
            ? null
            : PlainDispatch.shared(
                EventType.USER_SETTINGS_UPDATE,
                nowMs,
                json -> PreferencePayload.writeSettings(json, row.content(), account.locale()));
      }
    };
  }

  private void apply(UserSpace user, UserEvent.PrivateChannelChanged changed, long nowMs) {
    PrivateChannel before = changed.before();
    PrivateChannel after = changed.after();
    UserId viewer = changed.user();
    if (after != null) {
      Conversation known = user.conversation(after.id());
      MessageId last = known == null ? null : known.lastMessage();
      user.put(new Conversation(after, last));
      if (before == null) {
        tellPeople(user, channel(EventType.CHANNEL_CREATE, after, viewer, last, nowMs));
      } else {
        tellDifferences(user, before, new Conversation(after, last), viewer, nowMs);
      }
    } else if (before != null) {
      Conversation gone = user.removeConversation(before.id());
      MessageId last = gone == null ? null : gone.lastMessage();
      tellPeople(user, channel(EventType.CHANNEL_DELETE, before, viewer, last, nowMs));
    }
  }

  private void tellDifferences(
      UserSpace user, PrivateChannel before, Conversation now, UserId viewer, long nowMs) {
    PrivateChannel after = now.channel();
    for (Recipient recipient : after.recipients()) {
      if (before.recipient(recipient.id()) == null) {
        tellPeople(user, recipient(EventType.CHANNEL_RECIPIENT_ADD, after, recipient, nowMs));
      }
    }
    for (Recipient recipient : before.recipients()) {
      if (after.recipient(recipient.id()) == null) {
        tellPeople(user, recipient(EventType.CHANNEL_RECIPIENT_REMOVE, after, recipient, nowMs));
      }
    }
    if (!looksAlike(before, after)) {
      tellPeople(user, channel(EventType.CHANNEL_UPDATE, after, viewer, now.lastMessage(), nowMs));
    }
  }

  private void apply(UserSpace user, MessageEvent event, long decidedAtMs) {
    switch (event) {
      case MessageEvent.Created created -> {
        user.wrote(created.message().channel(), created.message().id());
        tell(user, Intent.DIRECT_MESSAGES, MessageDispatch.created(created, decidedAtMs, links));
      }
      case MessageEvent.Updated updated ->
          tell(user, Intent.DIRECT_MESSAGES, MessageDispatch.updated(updated, decidedAtMs, links));
      case MessageEvent.Deleted deleted ->
          tell(
              user,
              Intent.DIRECT_MESSAGES,
              PlainDispatch.shared(
                  EventType.MESSAGE_DELETE,
                  decidedAtMs,
                  json -> MessagePayload.writeDeleted(json, deleted)));
      case MessageEvent.ReactionAdded added ->
          tell(
              user,
              ReactionDispatch.inPrivate(added.count().emoji()),
              ReactionDispatch.added(added, decidedAtMs));
      case MessageEvent.ReactionRemoved removed ->
          tell(
              user,
              ReactionDispatch.inPrivate(removed.count().emoji()),
              ReactionDispatch.removed(removed, decidedAtMs));
      case MessageEvent.ReactionsCleared cleared ->
          tell(
              user,
              Intent.DIRECT_MESSAGE_REACTIONS,
              ReactionDispatch.cleared(cleared, decidedAtMs));
      case MessageEvent.MessagesDeleted deleted ->
          tell(user, Intent.DIRECT_MESSAGES, GuildEvents.bulk(deleted, decidedAtMs));
      case MessageEvent.PinsChanged changed ->
          tell(user, Intent.DIRECT_MESSAGES, GuildEvents.pins(changed, decidedAtMs));
      case MessageEvent.Unknown ignored -> {}
    }
  }

  private void tell(UserSpace user, Intent intent, Dispatch event) {
    fanout.deliver(event, user.listeners(intent));
  }

  private void tellPeople(UserSpace user, Dispatch event) {
    List<Seat> people =
        user.listeners(Intent.DIRECT_MESSAGES).stream().filter(seat -> !seat.bot()).toList();
    fanout.deliver(event, people);
  }

  private static Dispatch channel(
      EventType type, PrivateChannel channel, UserId viewer, @Nullable MessageId last, long nowMs) {
    return PlainDispatch.shared(
        type, nowMs, json -> PrivateChannelPayload.write(json, channel, viewer, last));
  }

  private static Dispatch recipient(
      EventType type, PrivateChannel channel, Recipient recipient, long nowMs) {
    return PlainDispatch.shared(
        type,
        nowMs,
        json -> PrivateChannelPayload.writeRecipient(json, channel.id(), recipient.user()));
  }

  /// Whether two rows differ only in who takes part, and in what clients are not told of.
  private static boolean looksAlike(PrivateChannel before, PrivateChannel after) {
    return new PrivateChannel(
            before.id(),
            before.type(),
            before.name(),
            before.icon(),
            before.owner(),
            after.recipients(),
            after.blocked(),
            after.revision())
        .equals(after);
  }
}
