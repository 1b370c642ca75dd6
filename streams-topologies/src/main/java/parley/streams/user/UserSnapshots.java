package parley.streams.user;

import java.util.ArrayList;
import java.util.List;
import parley.contracts.codec.EntityCodec;
import parley.contracts.codec.PresenceCodec;
import parley.contracts.edge.Conversation;
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.Account;
import parley.contracts.entity.Credential;
import parley.contracts.entity.Entity;
import parley.contracts.entity.Membership;
import parley.contracts.presence.Presence;
import parley.contracts.user.ReadState;

/// Cuts what a user's space knows into parts that fit into records.
public final class UserSnapshots {
  /// A part ends with the row that reaches this size; a row has at most some tens of kilobytes, so
  /// a record stays far below the broker's limit of 1 MiB.
  static final int PART_BYTES = 256 * 1024;

  /// Two ids, a number, and what says where they are.
  private static final int READ_STATE_BYTES = 40;

  private static final EntityCodec ROWS = new EntityCodec();
  private static final PresenceCodec PRESENCES = new PresenceCodec();

  private final List<Part> parts = new ArrayList<>();
  private Part open = new Part();

  private UserSnapshots() {
    parts.add(open);
  }

  /// The rows of one part.
  private static final class Part {
    final List<Conversation> conversations = new ArrayList<>();
    final List<Entity> rows = new ArrayList<>();
    final List<ReadState> readStates = new ArrayList<>();
    final List<Presence> presences = new ArrayList<>();
    int bytes;
  }

  /// The parts of a snapshot; they have to stand together in the inbox. Memberships and credentials
  /// are in the first: they are small, and few.
  ///
  /// @param rows relationships, profile and preferences
  /// @param presences of friends
  public static List<InboxEvent.UserSnapshot> of(
      Account account,
      List<Membership> memberships,
      List<Credential> credentials,
      List<Conversation> conversations,
      List<Entity> rows,
      List<ReadState> readStates,
      List<Presence> presences) {
    UserSnapshots snapshot = new UserSnapshots();
    conversations.forEach(
        each -> snapshot.partFor(ROWS.encode(each.channel()).length).conversations.add(each));
    rows.forEach(row -> snapshot.partFor(ROWS.encode(row).length).rows.add(row));
    readStates.forEach(state -> snapshot.partFor(READ_STATE_BYTES).readStates.add(state));
    presences.forEach(each -> snapshot.partFor(PRESENCES.encode(each).length).presences.add(each));
    int count = snapshot.parts.size();
    List<InboxEvent.UserSnapshot> events = new ArrayList<>(count);
    for (int number = 0; number < count; number++) {
      Part part = snapshot.parts.get(number);
      events.add(
          new InboxEvent.UserSnapshot(
              number,
              count - 1 - number,
              account,
              number == 0 ? memberships : List.of(),
              number == 0 ? credentials : List.of(),
              part.conversations,
              part.rows,
              part.readStates,
              part.presences));
    }
    return events;
  }

  private Part partFor(int bytes) {
    if (open.bytes >= PART_BYTES) {
      open = new Part();
      parts.add(open);
    }
    open.bytes += bytes;
    return open;
  }
}
