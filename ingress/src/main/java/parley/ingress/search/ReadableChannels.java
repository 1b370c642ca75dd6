package parley.ingress.search;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.permission.Permission;
import parley.contracts.permission.Permissions;
import parley.contracts.space.SpaceId;
import parley.ingress.database.Transaction;
import parley.ingress.guild.ActingMember;
import parley.ingress.guild.ChannelRows;
import parley.ingress.guild.ThreadRows;

/// The channels and threads whose history somebody may read, at one moment. Threads are listed one
/// by one: what was said in a private thread stays in the index for a moment after the thread is
/// gone, and must not be counted then either.
///
/// @param guild null for a private channel
record ReadableChannels(SpaceId space, @Nullable GuildId guild, Set<ChannelId> ids) {
  /// Elasticsearch takes so many in one condition; of more threads the newest are searched.
  static final int MAX_CHANNELS = 60_000;

  ReadableChannels {
    ids = Set.copyOf(ids);
  }

  static ReadableChannels inPrivate(ChannelId channel) {
    return new ReadableChannels(new SpaceId(channel.value()), null, Set.of(channel));
  }

  /// @param withNsfw whether channels with an age limit are among them
  static ReadableChannels inGuild(Transaction rows, ActingMember acting, boolean withNsfw)
      throws SQLException {
    Set<ChannelId> readable = new HashSet<>();
    List<Long> parents = new ArrayList<>();
    List<Long> managed = new ArrayList<>();
    for (Channel channel : ChannelRows.of(rows, acting.guildId())) {
      long permissions = acting.permissionsIn(channel);
      if (isReadable(channel, permissions) && (withNsfw || !channel.nsfw())) {
        readable.add(channel.id());
        parents.add(channel.id().value());
        if (Permission.MANAGE_THREADS.in(permissions)) {
          managed.add(channel.id().value());
        }
      }
    }
    readable.addAll(
        ThreadRows.visible(
            rows, acting.guildId(), acting.id(), parents, managed, MAX_CHANNELS - parents.size()));
    return new ReadableChannels(acting.guildId().space(), acting.guildId(), readable);
  }

  /// Only those of some channels, if any are named.
  ReadableChannels among(List<Long> named) {
    if (named.isEmpty()) {
      return this;
    }
    Set<ChannelId> wanted = new HashSet<>();
    for (long id : named) {
      ChannelId channel = new ChannelId(id);
      if (ids.contains(channel)) {
        wanted.add(channel);
      }
    }
    return new ReadableChannels(space, guild, wanted);
  }

  private static boolean isReadable(Channel channel, long permissions) {
    return Permissions.readsMessages(permissions, channel.type())
        && Permission.READ_MESSAGE_HISTORY.in(permissions);
  }
}
