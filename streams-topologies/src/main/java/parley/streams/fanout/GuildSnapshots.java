package parley.streams.fanout;

import java.util.ArrayList;
import java.util.List;
import parley.contracts.codec.EntityCodec;
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Entity;
import parley.contracts.entity.Member;
import parley.contracts.entity.Role;
import parley.contracts.entity.ThreadMember;
import parley.contracts.message.ThreadTally;
import parley.contracts.presence.PresentMember;
import parley.contracts.voice.VoiceState;
import parley.streams.guild.GuildView;

/// Cuts a guild into parts that fit into records. Members travel only when their user is connected,
/// so a snapshot's size depends on channels and roles alone.
public final class GuildSnapshots {
  /// A part ends with the row that reaches this size; a row has at most some tens of kilobytes, so
  /// a record stays far below the broker's limit of 1 MiB.
  static final int PART_BYTES = 256 * 1024;

  /// More than a voice state has.
  private static final int VOICE_STATE_BYTES = 512;

  private static final EntityCodec ROWS = new EntityCodec();

  private final List<Part> parts = new ArrayList<>();
  private Part open = new Part();

  private GuildSnapshots() {
    parts.add(open);
  }

  /// The threads of a guild that are not archived.
  ///
  /// @param joined which of them the member is in
  public record Threads(List<Channel> rows, List<ThreadTally> tallies, List<ThreadMember> joined) {
    public static final Threads NONE = new Threads(List.of(), List.of(), List.of());
  }

  /// The rows of one part.
  private static final class Part {
    final List<Channel> channels = new ArrayList<>();
    final List<Role> roles = new ArrayList<>();
    final List<PresentMember> roster = new ArrayList<>();
    final List<ThreadTally> tallies = new ArrayList<>();
    final List<VoiceState> voiceStates = new ArrayList<>();
    final List<Entity> expressions = new ArrayList<>();
    int bytes;
  }

  /// The parts of a snapshot; they have to stand together in the inbox. The member is in the first.
  ///
  /// @param roster members who are there
  /// @param complete whether the roster has all members
  /// @param voiceStates of those who are in voice
  /// @param expressions the guild's emojis and stickers
  public static List<InboxEvent.GuildSnapshot> of(
      GuildView guild,
      Member member,
      List<PresentMember> roster,
      boolean complete,
      Threads threads,
      List<VoiceState> voiceStates,
      List<Entity> expressions) {
    GuildSnapshots snapshot = new GuildSnapshots();
    guild.roles().forEach(role -> snapshot.partFor(role).roles.add(role));
    guild.channels().forEach(channel -> snapshot.partFor(channel).channels.add(channel));
    expressions.forEach(row -> snapshot.partFor(row).expressions.add(row));
    threads.rows().forEach(thread -> snapshot.partFor(thread).channels.add(thread));
    // Some twenty bytes for each of the thousand threads that there may be.
    snapshot.open.tallies.addAll(threads.tallies());
    for (PresentMember present : roster) {
      if (present.member() != null) {
        snapshot.partFor(present.member()).roster.add(present);
      }
    }
    voiceStates.forEach(snapshot::add);
    int count = snapshot.parts.size();
    List<InboxEvent.GuildSnapshot> events = new ArrayList<>(count);
    for (int number = 0; number < count; number++) {
      Part part = snapshot.parts.get(number);
      List<Member> members = number == 0 ? List.of(member) : List.of();
      events.add(
          new InboxEvent.GuildSnapshot(
              number,
              count,
              guild.guild(),
              part.channels,
              part.roles,
              members,
              part.roster,
              complete,
              part.tallies,
              number == 0 ? threads.joined() : List.of(),
              part.voiceStates,
              part.expressions));
    }
    return events;
  }

  private void add(VoiceState state) {
    if (open.bytes >= PART_BYTES) {
      open = new Part();
      parts.add(open);
    }
    open.bytes += VOICE_STATE_BYTES;
    open.voiceStates.add(state);
  }

  private Part partFor(Entity row) {
    if (open.bytes >= PART_BYTES) {
      open = new Part();
      parts.add(open);
    }
    open.bytes += ROWS.encode(row).length;
    return open;
  }
}
