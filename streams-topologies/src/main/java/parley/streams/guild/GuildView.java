package parley.streams.guild;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.Role;
import parley.contracts.id.ChannelId;
import parley.contracts.id.RoleId;
import parley.contracts.permission.Permissions;
import parley.contracts.permission.RoleLookup;
import parley.contracts.permission.Standing;

/// A guild as its task knows it now: its row, channels and roles. Members are not in it, since
/// there may be a million. Belongs to one task; its memory is bounded by the protocol's limits on
/// channels and roles.
public final class GuildView implements RoleLookup {
  private Guild guild;
  private final Map<ChannelId, Channel> channels = new HashMap<>();
  private final Map<RoleId, Role> roles = new HashMap<>();

  public GuildView(Guild guild) {
    this.guild = guild;
  }

  public GuildView(Guild guild, List<Channel> channels, List<Role> roles) {
    this(guild);
    channels.forEach(this::put);
    roles.forEach(this::put);
  }

  public Guild guild() {
    return guild;
  }

  public Collection<Channel> channels() {
    return channels.values();
  }

  public Collection<Role> roles() {
    return roles.values();
  }

  public @Nullable Channel channel(ChannelId id) {
    return channels.get(id);
  }

  @Override
  public @Nullable Role find(RoleId id) {
    return roles.get(id);
  }

  /// What a member may do in a channel of this guild at a moment. A thread whose parent is gone
  /// allows nothing.
  ///
  /// @param joined whether the member is in the channel, if that is a thread
  public long permissions(Member member, Channel channel, boolean joined, Instant now) {
    Standing standing = Standing.of(guild, member, now);
    if (!channel.type().isThread()) {
      return Permissions.inChannel(standing, member.user().id(), this, channel);
    }
    Channel parent = channel.parent() == null ? null : channels.get(channel.parent());
    return parent == null
        ? 0
        : Permissions.inThread(standing, member.user().id(), this, channel, parent, joined);
  }

  void put(Guild row) {
    guild = row;
  }

  void put(Channel row) {
    channels.put(row.id(), row);
  }

  void put(Role row) {
    roles.put(row.id(), row);
  }

  void removeChannel(ChannelId id) {
    channels.remove(id);
  }

  void removeRole(RoleId id) {
    roles.remove(id);
  }
}
