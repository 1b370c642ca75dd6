package parley.contracts.edge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.CredentialId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.presence.SessionPresence;

/// How a session moves from one edge node to another, whose client came back there. The taker
/// *claims* it; the giver *offers* what it is; the taker then asks each of the session's spaces, in
/// whose order the session *leaves* the giver and *arrives* at the taker at one and the same point;
/// at last the giver *gives* what the client has not got.
public sealed interface Handover {
  String session();

  /// A client wants to resume the session elsewhere.
  ///
  /// @param sequence the last event that the client has
  /// @param slot where it is
  /// @param demanded whether to answer when the session is not there either
  record Claimed(
      String session,
      UserId user,
      CredentialId credential,
      long sequence,
      int slot,
      long epoch,
      boolean demanded)
      implements Handover {}

  /// What the session is.
  ///
  /// @param intents null when the client named none
  /// @param shardCount 0 without shards
  /// @param guilds those that the client knows
  record Offered(
      String session,
      int slot,
      long epoch,
      boolean bot,
      @Nullable Long intents,
      int shardId,
      int shardCount,
      int largeThreshold,
      SessionPresence presence,
      List<GuildId> guilds)
      implements Handover {
    public Offered {
      guilds = List.copyOf(guilds);
    }
  }

  /// There is no such session, or it cannot move.
  record Refused(String session) implements Handover {}

  /// From here on the space tells the giver nothing more for the session.
  record Leaves(String session) implements Handover {}

  /// From here on the space tells the taker.
  record Arrives(String session) implements Handover {}

  /// Events that the client has not got, in one or more parts.
  ///
  /// @param remaining how many parts follow
  /// @param lastSequence the number of the last event of all
  record Given(String session, int remaining, long lastSequence, List<KeptEvent> events)
      implements Handover {
    public Given {
      events = List.copyOf(events);
    }
  }

  /// One event.
  ///
  /// @param json its `d`
  record KeptEvent(String type, String json, long decidedAtMs) {}
}
