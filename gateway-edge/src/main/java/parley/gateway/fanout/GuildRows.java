package parley.gateway.fanout;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Role;
import parley.contracts.id.ChannelId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.contracts.permission.Permissions;
import parley.contracts.permission.Standing;

/// The rows of a guild that decide who sees what. Used by the hub's thread only.
public final class GuildRows {
  private final Map<ChannelId, Channel> channels = new HashMap<>();
  private final Map<RoleId, Role> roles = new HashMap<>();
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

  public void remove(ChannelId id) {
    channels.remove(id);
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

  public Collection<Role> roles() {
    return Collections.unmodifiableCollection(roles.values());
  }

  /// What a member may do in the guild as a whole.
  public long permissions(Standing standing) {
    return Permissions.inGuild(standing, roles::get);
  }

  /// What a member may do in a channel.
  ///
  /// @param user null for anyone of this standing whom no overwrite names
  public long permissions(Standing standing, @Nullable UserId user, Channel channel) {
    return Permissions.inChannel(
        standing, user, roles::get, channel.type(), overwritten(channel).overwrites());
  }

  /// The channel whose overwrites count: of threads, the one that they hang in.
  Channel overwritten(Channel channel) {
    if (!channel.type().isThread() || channel.parent() == null) {
      return channel;
    }
    Channel parent = channels.get(channel.parent());
    return parent == null ? channel : parent;
  }
}
