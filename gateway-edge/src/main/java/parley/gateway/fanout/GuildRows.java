package parley.gateway.fanout;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Entity;
import parley.contracts.entity.EntityKey;
import parley.contracts.entity.EntityKind;
import parley.contracts.entity.Expressions;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Overwrite;
import parley.contracts.entity.Role;
import parley.contracts.entity.ScheduledEvent;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.id.ScheduledEventId;
import parley.contracts.id.UserId;
import parley.contracts.permission.Permissions;
import parley.contracts.permission.Standing;

/// The rows of a guild that decide who sees what; of threads only those that are not archived. Used
/// by the hub's thread only.
public final class GuildRows {
  private final Map<ChannelId, Channel> channels = new HashMap<>();
  private final Map<RoleId, Role> roles = new HashMap<>();
  private final GuildThreads threads = new GuildThreads();
  private final Map<EntityKey, Entity> expressions = new HashMap<>();
  private Guild guild;

  public GuildRows(Guild guild) {
    this.guild = guild;
  }

  public Guild guild() {
    return guild;
  }

  public void put(Guild row) {
    guild = row;
  }

  public void put(Channel row) {
    channels.put(row.id(), row);
  }

  public void put(Role row) {
    roles.put(row.id(), row);
  }

  /// An emoji, a sticker or a planned event came, changed or went.
  public void putExpression(EntityKey key, @Nullable Entity row) {
    if (row == null) {
      expressions.remove(key);
    } else {
      expressions.put(key, row);
    }
  }

  /// What the guild has planned, in the order in which it was.
  public List<ScheduledEvent> events() {
    return expressions.values().stream()
        .filter(ScheduledEvent.class::isInstance)
        .map(ScheduledEvent.class::cast)
        .sorted(Comparator.comparingLong(event -> event.id().value()))
        .toList();
  }

  public @Nullable ScheduledEvent event(GuildId guild, ScheduledEventId id) {
    return (ScheduledEvent)
        expressions.get(new EntityKey(guild.space(), EntityKind.SCHEDULED_EVENT, id.value()));
  }

  public Expressions expressions() {
    return Expressions.of(expressions.values());
  }

  public void remove(ChannelId id) {
    channels.remove(id);
    threads.remove(id);
  }

  /// What is known of the threads besides their rows.
  public GuildThreads threads() {
    return threads;
  }

  /// The threads that hang in a channel.
  public List<Channel> threadsIn(ChannelId parent) {
    return channels.values().stream()
        .filter(channel -> channel.type().isThread() && parent.equals(channel.parent()))
        .toList();
  }

  public void remove(RoleId id) {
    roles.remove(id);
  }

  public Collection<Channel> channels() {
    return Collections.unmodifiableCollection(channels.values());
  }

  public @Nullable Channel channel(ChannelId id) {
    return channels.get(id);
  }

  public @Nullable Role role(RoleId id) {
    return roles.get(id);
  }

  public Collection<Role> roles() {
    return Collections.unmodifiableCollection(roles.values());
  }

  /// What a member may do in the guild as a whole.
  public long permissions(Standing standing) {
    return Permissions.inGuild(standing, roles::get);
  }

  /// What a member may do in a channel. A thread whose parent is gone allows nothing.
  ///
  /// @param user null for anyone of this standing whom no overwrite names
  public long permissions(Standing standing, @Nullable UserId user, Channel channel) {
    if (!channel.type().isThread()) {
      return Permissions.inChannel(
          standing, user, roles::get, channel.type(), channel.overwrites());
    }
    Channel parent = parent(channel);
    boolean joined = user != null && threads.member(channel.id(), user) != null;
    return parent == null
        ? 0
        : Permissions.inThread(standing, user, roles::get, channel, parent, joined);
  }

  /// Users whose permissions in a channel may be others than those of their standing: whom an
  /// overwrite names, and who is in a private thread.
  public Set<UserId> namedIn(Channel channel) {
    Channel parent = parent(channel);
    Set<UserId> named = new HashSet<>();
    for (Overwrite overwrite : (parent == null ? channel : parent).overwrites()) {
      if (overwrite.target() == Overwrite.Target.MEMBER) {
        named.add(new UserId(overwrite.targetId()));
      }
    }
    if (channel.isPrivateThread()) {
      named.addAll(threads.membersOf(channel.id()));
    }
    return named;
  }

  /// The channel that a thread hangs in.
  private @Nullable Channel parent(Channel channel) {
    return channel.type().isThread() && channel.parent() != null
        ? channels.get(channel.parent())
        : null;
  }
}
