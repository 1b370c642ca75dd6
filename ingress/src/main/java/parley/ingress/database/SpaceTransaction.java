package parley.ingress.database;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.space.SpaceId;

/// A transaction that changes rows of guilds, private channels or users. Whose rows change is named
/// with [#touch] before, which locks its row against other such transactions, and gets its revision
/// raised as the last change of all. Guilds are touched before private channels and these before
/// users, so no two transactions wait for each other.
public final class SpaceTransaction {
  private final Transaction rows;
  private final Set<GuildId> guilds = new LinkedHashSet<>();
  private final Set<ChannelId> privateChannels = new LinkedHashSet<>();
  private final Set<UserId> users = new LinkedHashSet<>();

  SpaceTransaction(Transaction rows) {
    this.rows = rows;
  }

  public Transaction rows() {
    return rows;
  }

  /// Locks a guild. Whether it exists is for the caller to find out.
  public void touch(GuildId guild) throws SQLException {
    if (!users.isEmpty() || !privateChannels.isEmpty()) {
      throw new IllegalStateException("guilds are touched before all else");
    }
    rows.find("SELECT id FROM guilds WHERE id = ? FOR UPDATE", row -> row.id("id"), guild.value());
    guilds.add(guild);
  }

  /// Locks a private channel. Whether it exists is for the caller to find out.
  public void touch(ChannelId privateChannel) throws SQLException {
    if (!users.isEmpty()) {
      throw new IllegalStateException("private channels are touched before users");
    }
    rows.find(
        "SELECT id FROM private_channels WHERE id = ? FOR UPDATE",
        row -> row.id("id"),
        privateChannel.value());
    privateChannels.add(privateChannel);
  }

  /// Locks a user.
  public void touch(UserId user) throws SQLException {
    rows.find(
        "SELECT id FROM users WHERE id = ? FOR NO KEY UPDATE", row -> row.id("id"), user.value());
    users.add(user);
  }

  /// Locks two users, in the order of their ids, so that two who change the same wait for each
  /// other only once.
  public void touchBoth(UserId one, UserId other) throws SQLException {
    boolean inOrder = one.value() < other.value();
    touch(inOrder ? one : other);
    touch(inOrder ? other : one);
  }

  /// Raises the revisions of all that was touched.
  Map<SpaceId, Long> finish() throws SQLException {
    Map<SpaceId, Long> revisions = new LinkedHashMap<>();
    for (UserId user : users) {
      revisions.put(user.space(), raise("users", user.value()));
    }
    for (ChannelId channel : privateChannels) {
      revisions.put(PrivateChannel.space(channel), raise("private_channels", channel.value()));
    }
    for (GuildId guild : guilds) {
      revisions.put(guild.space(), raise("guilds", guild.value()));
    }
    return revisions;
  }

  private long raise(String table, long id) throws SQLException {
    return rows.one(
        "UPDATE " + table + " SET revision = revision + 1 WHERE id = ? RETURNING revision",
        row -> row.id("revision"),
        id);
  }
}
