package parley.streams.fanout;

import java.util.ArrayList;
import java.util.List;
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Member;
import parley.contracts.entity.Role;
import parley.streams.guild.GuildView;

/// Cuts a guild into parts that fit into records. Members travel only when their user is connected,
/// so a snapshot's size depends on channels and roles alone.
public final class GuildSnapshots {
  /// Channels of a part. With a topic of 1,024 characters and some dozens of overwrites each, a
  /// part stays far below the broker's limit of 1 MiB a record.
  static final int CHANNELS_PER_PART = 100;

  private GuildSnapshots() {}

  /// The parts of a snapshot; they have to stand together in the inbox.
  public static List<InboxEvent.GuildSnapshot> of(GuildView guild, Member member) {
    List<Channel> channels = List.copyOf(guild.channels());
    List<Role> roles = List.copyOf(guild.roles());
    int parts = Math.max(1, Math.ceilDiv(channels.size(), CHANNELS_PER_PART));
    List<InboxEvent.GuildSnapshot> snapshot = new ArrayList<>(parts);
    for (int part = 0; part < parts; part++) {
      int from = part * CHANNELS_PER_PART;
      int to = Math.min(channels.size(), from + CHANNELS_PER_PART);
      snapshot.add(
          new InboxEvent.GuildSnapshot(
              part,
              parts,
              guild.guild(),
              channels.subList(from, to),
              part == 0 ? roles : List.of(),
              part == 0 ? List.of(member) : List.of()));
    }
    return snapshot;
  }
}
