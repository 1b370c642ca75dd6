package parley.ops.checks.history;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What happened in a run. All times are of one clock, in nanoseconds.
///
/// @param sends one for each message that somebody wanted to post, retries included
/// @param sessions what each gateway session lived through
/// @param archives what the history of each channel holds at the end, newest first
/// @param deleted ids of messages whose deletion was answered with success or not at all
/// @param revocations when somebody was without a permission
/// @param unreadable messages that somebody had seen and then could not fetch or edit
public record History(
    List<Send> sends,
    List<Session> sessions,
    Map<String, List<Stored>> archives,
    Set<Long> deleted,
    List<Revocation> revocations,
    List<Unreadable> unreadable) {
  public History {
    sends = List.copyOf(sends);
    sessions = List.copyOf(sessions);
    archives = Map.copyOf(archives);
    deleted = Set.copyOf(deleted);
    revocations = List.copyOf(revocations);
    unreadable = List.copyOf(unreadable);
  }

  /// @param content unique for each send
  /// @param message 0 unless the send was acknowledged
  /// @param startedNs when the first attempt began
  /// @param endedNs when the last attempt ended
  public record Send(
      String content, String author, String channel, long startedNs, long endedNs, long message) {
    public boolean acknowledged() {
      return message != 0;
    }
  }

  /// A message as a history request shows it.
  public record Stored(long message, String content) {}

  /// A message created event.
  public record Sight(String channel, long message, String content, long atNs) {}

  /// While a session listened: from its guild's arrival until its connection was lost for good, or
  /// until the end of the run. Resumed connections do not end it.
  public record Presence(long fromNs, long toNs) {}

  /// @param user whose session it is
  /// @param channels which channels the user may read but for revocations
  public record Session(
      String name,
      String user,
      Set<String> channels,
      List<Presence> presences,
      List<Sight> sights) {
    public Session {
      channels = Set.copyOf(channels);
      presences = List.copyOf(presences);
      sights = List.copyOf(sights);
    }
  }

  /// What a revocation takes away.
  public enum Right {
    VIEW,
    SEND
  }

  /// @param answeredNs when the revoking change was answered with success
  /// @param restoredNs when the restoring change was begun; `Long.MAX_VALUE` if never
  public record Revocation(
      String user, String channel, Right right, long answeredNs, long restoredNs) {}

  public record Unreadable(String user, String channel, long message, int status) {}
}
