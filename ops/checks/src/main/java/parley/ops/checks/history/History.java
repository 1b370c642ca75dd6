package parley.ops.checks.history;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What happened in a run. All times are of one clock, in nanoseconds.
///
/// @param sends one for each message that somebody wanted to post, retries included
/// @param sessions what each gateway session lived through
/// @param archives what the history of each channel holds at the end, newest first
/// @param changes what was asked to become of messages; of one message, in the order of asking
/// @param revocations when somebody was without a permission
/// @param unreadable messages that somebody had seen and then could not fetch or edit
public record History(
    List<Send> sends,
    List<Session> sessions,
    Map<String, List<Stored>> archives,
    List<Change> changes,
    List<Revocation> revocations,
    List<Unreadable> unreadable) {
  public History {
    sends = List.copyOf(sends);
    sessions = List.copyOf(sessions);
    archives = Map.copyOf(archives);
    changes = List.copyOf(changes);
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

  /// What may become of a message.
  public enum ChangeKind {
    EDIT,
    DELETE,
    REACT,
    UNREACT
  }

  /// @param text the new content, or the emoji
  /// @param attempts how often it was asked for until there was an answer
  public record Change(
      ChangeKind kind,
      String author,
      String channel,
      long message,
      String text,
      long startedNs,
      long endedNs,
      boolean acknowledged,
      int attempts) {
    /// As a session sees it.
    ChangeSight sight() {
      return new ChangeSight(kind, channel, message, text);
    }
  }

  /// An event that tells what became of a message.
  public record ChangeSight(ChangeKind kind, String channel, long message, String text) {}

  /// A message as a history request shows it.
  ///
  /// @param reactions how many of each emoji
  public record Stored(long message, String content, Map<String, Integer> reactions) {
    /// Edits append this and a number.
    public static final char EDIT_MARK = '#';

    public Stored {
      reactions = Map.copyOf(reactions);
    }

    /// The content before all edits.
    public String origin() {
      int mark = content.indexOf(EDIT_MARK);
      return mark < 0 ? content : content.substring(0, mark);
    }
  }

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
      List<Sight> sights,
      List<ChangeSight> changes) {
    /// How long what was acknowledged may be on its way to a session that is lost meanwhile.
    private static final long UNDER_WAY_NS = Duration.ofSeconds(10).toNanos();

    public Session {
      channels = Set.copyOf(channels);
      presences = List.copyOf(presences);
      sights = List.copyOf(sights);
      changes = List.copyOf(changes);
    }

    /// Whether it listened from before something was asked for until it must have been told.
    boolean listened(long startedNs, long endedNs) {
      return presences.stream()
          .anyMatch(
              presence ->
                  presence.fromNs() < startedNs && endedNs + UNDER_WAY_NS < presence.toNs());
    }
  }

  /// Whether all of something fell into a time in which a user might not view a channel.
  boolean isBlind(String user, String channel, long startedNs, long endedNs) {
    return forbids(user, channel, Right.VIEW, startedNs, endedNs);
  }

  /// Whether a right was gone before something began and until it ended.
  boolean forbids(String user, String channel, Right right, long startedNs, long endedNs) {
    return revocations.stream()
        .anyMatch(
            revocation ->
                revocation.right() == right
                    && revocation.user().equals(user)
                    && revocation.channel().equals(channel)
                    && revocation.answeredNs() < startedNs
                    && endedNs < revocation.restoredNs());
  }

  /// Whoever loses the right at any time may miss what happens then. While the revoking change is
  /// under way nobody knows which side an event falls on, so a user with revocations in a channel
  /// is not asked for that channel's events at all.
  boolean mayBeBlind(String user, String channel) {
    return revocations.stream()
        .anyMatch(
            revocation ->
                revocation.right() == Right.VIEW
                    && revocation.user().equals(user)
                    && revocation.channel().equals(channel));
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
