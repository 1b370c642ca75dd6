package parley.gateway.space;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.contracts.edge.Conversation;
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.Account;
import parley.contracts.entity.Credential;
import parley.contracts.entity.Entity;
import parley.contracts.entity.EntityKey;
import parley.contracts.entity.EntityKind;
import parley.contracts.entity.Membership;
import parley.contracts.entity.Relationship;
import parley.contracts.id.ChannelId;
import parley.contracts.id.CredentialId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.presence.Presence;
import parley.contracts.user.ReadState;
import parley.gateway.dispatch.Intent;
import parley.gateway.session.Seat;

/// A user of this edge: their account, tokens, guilds, private channels and sessions. Used by the
/// hub's thread only.
public final class UserSpace {
  private final Map<GuildId, Membership> memberships = new HashMap<>();
  private final Map<CredentialId, Credential> credentials = new HashMap<>();
  private final Map<ChannelId, Conversation> conversations = new HashMap<>();
  private final Map<ChannelId, ReadState> readStates = new HashMap<>();
  private final Map<EntityKey, Entity> rows = new HashMap<>();
  private final Map<UserId, Presence> presences = new HashMap<>();
  private final List<Seat> seats = new ArrayList<>(1);
  private @Nullable Account account;

  /// Takes over one part of what the user's space says now.
  public void load(InboxEvent.UserSnapshot part) {
    if (part.part() == 0) {
      memberships.clear();
      credentials.clear();
      conversations.clear();
      rows.clear();
      readStates.clear();
      presences.clear();
    }
    account = part.account();
    part.memberships().forEach(this::put);
    part.credentials().forEach(this::put);
    part.conversations().forEach(this::put);
    part.readStates().forEach(this::put);
    part.rows().forEach(row -> put(row.key(), row));
    part.presences().forEach(this::put);
  }

  /// Null until the first snapshot.
  public @Nullable Account account() {
    return account;
  }

  public void put(Account row) {
    account = row;
  }

  public void put(Membership row) {
    memberships.put(row.guild(), row);
  }

  public void put(Credential row) {
    credentials.put(row.id(), row);
  }

  public void put(Conversation conversation) {
    conversations.put(conversation.channel().id(), conversation);
  }

  public void put(ReadState state) {
    readStates.put(state.channel(), state);
  }

  /// A friend is present in another way.
  public void put(Presence presence) {
    if (presence.isOffline()) {
      presences.remove(presence.user());
    } else {
      presences.put(presence.user(), presence);
    }
  }

  public boolean isFriend(UserId other) {
    return account != null
        && rows.get(
                new EntityKey(account.user().id().space(), EntityKind.RELATIONSHIP, other.value()))
            instanceof Relationship relation
        && relation.type() == Relationship.Type.FRIEND;
  }

  /// Friends who are there.
  public List<Presence> friends() {
    return presences.values().stream().filter(presence -> isFriend(presence.user())).toList();
  }

  /// A relationship, the profile or a preference; gone when it is null.
  public void put(EntityKey key, @Nullable Entity row) {
    if (row == null) {
      rows.remove(key);
    } else {
      rows.put(key, row);
    }
  }

  /// What is the user's own now.
  public PersonalState personalState(UserId user) {
    return PersonalState.of(
        user,
        conversations(),
        List.copyOf(readStates.values()),
        List.copyOf(rows.values()),
        friends());
  }

  public @Nullable Conversation removeConversation(ChannelId channel) {
    return conversations.remove(channel);
  }

  public @Nullable Conversation conversation(ChannelId channel) {
    return conversations.get(channel);
  }

  /// Private channels that the user has in their list.
  public List<Conversation> conversations() {
    return List.copyOf(conversations.values());
  }

  /// A message was written in a private channel.
  public void wrote(ChannelId channel, MessageId message) {
    conversations.computeIfPresent(
        channel, (id, conversation) -> new Conversation(conversation.channel(), message));
  }

  /// The sessions of people's clients, which hear of all that is the user's own.
  public List<Seat> personalClients() {
    return seats.stream().filter(seat -> seat.ready() && !seat.bot()).toList();
  }

  /// The sessions that hear of what happens outside of guilds and asked for it.
  public List<Seat> listeners(Intent intent) {
    return seats.stream()
        .filter(seat -> seat.ready() && seat.wantsPrivate())
        .filter(seat -> seat.session().viewer().intents().has(intent))
        .toList();
  }

  public void removeMembership(GuildId guild) {
    memberships.remove(guild);
  }

  public void removeCredential(CredentialId credential) {
    credentials.remove(credential);
  }

  public @Nullable Credential credential(CredentialId id) {
    return credentials.get(id);
  }

  public List<Membership> memberships() {
    return List.copyOf(memberships.values());
  }

  /// Sessions of the user.
  public List<Seat> seats() {
    return seats;
  }
}
