package parley.streams.user;

import java.util.ArrayList;
import java.util.List;
import parley.contracts.edge.Conversation;
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.Account;
import parley.contracts.entity.Credential;
import parley.contracts.entity.Membership;

/// Cuts what a user's space knows into parts that fit into records.
public final class UserSnapshots {
  /// A group of ten with names and pictures has some two kilobytes, so a part stays far below the
  /// broker's limit of 1 MiB.
  static final int CONVERSATIONS_PER_PART = 100;

  private UserSnapshots() {}

  /// The parts of a snapshot; they have to stand together in the inbox.
  public static List<InboxEvent.UserSnapshot> of(
      Account account,
      List<Membership> memberships,
      List<Credential> credentials,
      List<Conversation> conversations) {
    int parts = Math.max(1, Math.ceilDiv(conversations.size(), CONVERSATIONS_PER_PART));
    List<InboxEvent.UserSnapshot> events = new ArrayList<>(parts);
    for (int part = 0; part < parts; part++) {
      int from = part * CONVERSATIONS_PER_PART;
      events.add(
          new InboxEvent.UserSnapshot(
              part,
              parts - 1 - part,
              account,
              part == 0 ? memberships : List.of(),
              part == 0 ? credentials : List.of(),
              conversations.subList(
                  from, Math.min(conversations.size(), from + CONVERSATIONS_PER_PART))));
    }
    return events;
  }
}
