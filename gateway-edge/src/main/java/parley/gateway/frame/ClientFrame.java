package parley.gateway.frame;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.presence.SessionPresence;
import parley.contracts.presence.Status;
import parley.contracts.snowflake.Snowflake;

/// What a client said.
public sealed interface ClientFrame {
  /// @param sequence the last event that the client got, or null
  record Heartbeat(@Nullable Long sequence) implements ClientFrame {}

  /// @param intents null when the client names none
  /// @param shard null for all guilds
  /// @param presence how the session is present at first
  record Identify(
      String token,
      @Nullable Long intents,
      @Nullable Shard shard,
      int largeThreshold,
      SessionPresence presence)
      implements ClientFrame {
    /// Somebody who is online on the web.
    public Identify(
        String token, @Nullable Long intents, @Nullable Shard shard, int largeThreshold) {
      this(token, intents, shard, largeThreshold, PresenceReader.ONLINE);
    }

    @Override
    public String toString() {
      return "Identify[token hidden]";
    }
  }

  /// The part of a bot's guilds that a session is for.
  record Shard(int id, int count) {
    public boolean isValid() {
      return count >= 1 && id >= 0 && id < count;
    }

    /// Whether a guild belongs to it.
    public boolean has(GuildId guild) {
      return Snowflake.shard(guild.value(), count) == id;
    }
  }

  record Resume(String token, String sessionId, long sequence) implements ClientFrame {
    @Override
    public String toString() {
      return "Resume[token hidden]";
    }
  }

  /// What a session asks for.
  sealed interface Request extends ClientFrame {}

  /// The session is present in another way from now on.
  ///
  /// @param activities JSON objects
  record UpdatePresence(Status status, List<String> activities) implements Request {
    public UpdatePresence {
      activities = List.copyOf(activities);
    }
  }

  /// The client looks at parts of the member list of a guild, as it appears in a channel.
  ///
  /// @param ranges first and last place of each part, by channel; of those looked at before, too
  record ViewMembers(GuildId guild, Map<ChannelId, List<Range>> ranges) implements Request {
    public ViewMembers {
      ranges = Map.copyOf(ranges);
    }
  }

  /// Places in a list, both included.
  record Range(int first, int last) {}

  /// @param prefix how the names of the members begin; null when `users` says who is meant
  /// @param limit 0 for as many as there may be
  /// @param presences whether to tell how they are present
  /// @param nonce what the answer is to bear
  record RequestMembers(
      GuildId guild,
      @Nullable String prefix,
      int limit,
      List<UserId> users,
      boolean presences,
      @Nullable String nonce)
      implements Request {
    public RequestMembers {
      users = List.copyOf(users);
    }
  }

  /// @param channel null to leave voice
  record UpdateVoice(
      GuildId guild,
      @Nullable ChannelId channel,
      boolean selfMute,
      boolean selfDeaf,
      boolean selfVideo)
      implements Request {}

  /// Something of the protocol that the edge does not do yet: counted, and passed over.
  record NotYet(Opcode opcode) implements ClientFrame {}

  /// An opcode that only servers send, or nobody.
  record UnknownOpcode(long opcode) implements ClientFrame {}

  /// A request that cannot be read.
  record MalformedRequest(String why) implements ClientFrame {}

  /// No payload of the protocol.
  record Malformed(String why) implements ClientFrame {}
}
