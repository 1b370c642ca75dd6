package parley.gateway.roster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.MemberQuery;
import parley.contracts.entity.Member;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.payload.MemberChunk;
import parley.contracts.presence.Presence;
import parley.gateway.frame.ClientFrame;

/// How far the answer to one request for members is. Members come in pages, and leave in chunks of
/// [#CHUNK]. How many chunks there will be is said in the first one, so it follows from the number
/// of members at the beginning: who comes later is told of in another way, and when some left, the
/// last chunks are empty.
final class MemberRequest {
  static final int CHUNK = 1_000;

  /// How many members a name or a list of users finds at most.
  private static final int FEW = 100;

  private final ClientFrame.RequestMembers asked;
  private final boolean all;
  private final int count;
  private final List<Member> pending = new ArrayList<>();
  private final @Nullable List<Presence> present;
  private int remaining;
  private int index;
  private UserId after = new UserId(0);

  /// @param memberCount how many members the guild has
  /// @param few whether even a request for everybody gets no more than others
  /// @param presences whether to tell how they are present
  MemberRequest(ClientFrame.RequestMembers asked, int memberCount, boolean few, boolean presences) {
    this.asked = asked;
    present = presences ? new ArrayList<>() : null;
    all = isForAll(asked);
    int most = all && !few ? Integer.MAX_VALUE : FEW;
    remaining = asked.limit() == 0 ? most : Math.min(asked.limit(), most);
    count = Math.max(1, Math.ceilDiv(Math.min(remaining, memberCount), CHUNK));
  }

  /// Whether everybody is asked for.
  static boolean isForAll(ClientFrame.RequestMembers asked) {
    return asked.prefix() != null && asked.prefix().isEmpty();
  }

  GuildId guild() {
    return asked.guild();
  }

  /// What has to be found next.
  MemberQuery next() {
    if (all) {
      return new MemberQuery.Page(after, Math.min(CHUNK - pending.size(), remaining));
    }
    return asked.prefix() == null
        ? new MemberQuery.Named(asked.users())
        : new MemberQuery.Prefix(asked.prefix(), remaining);
  }

  /// Takes in what was found.
  ///
  /// @return the chunks that can be sent now
  List<MemberChunk> take(InboxEvent.MembersFound page) {
    pending.addAll(page.members());
    if (present != null) {
      present.addAll(page.presences());
    }
    remaining -= page.members().size();
    boolean last = !all || !page.more() || remaining <= 0 || page.members().isEmpty();
    if (!last) {
      after = page.members().getLast().user().id();
      return pending.size() < CHUNK ? List.of() : List.of(chunk());
    }
    List<MemberChunk> chunks = new ArrayList<>();
    while (!isComplete()) {
      chunks.add(chunk());
    }
    return chunks;
  }

  boolean isComplete() {
    return index == count;
  }

  private MemberChunk chunk() {
    MemberChunk chunk =
        new MemberChunk(asked.guild(), pending, index, count, notFound(), present, asked.nonce());
    pending.clear();
    if (present != null) {
      present.clear();
    }
    index++;
    return chunk;
  }

  private List<UserId> notFound() {
    Set<UserId> missing = new HashSet<>(asked.users());
    pending.forEach(member -> missing.remove(member.user().id()));
    return asked.users().stream().filter(missing::contains).toList();
  }
}
