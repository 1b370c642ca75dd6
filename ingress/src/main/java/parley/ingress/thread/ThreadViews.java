package parley.ingress.thread;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ThreadMember;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.message.ThreadTally;
import parley.contracts.payload.ThreadView;
import parley.ingress.database.Transaction;
import parley.ingress.guild.ThreadMemberRows;
import parley.ingress.history.ThreadTallies;

/// Shows threads to those who may see them, with what the topologies counted.
public final class ThreadViews {
  private final ThreadTallies tallies;

  ThreadViews(ThreadTallies tallies) {
    this.tallies = tallies;
  }

  /// Threads of one guild, and which of them somebody is in.
  public record Found(List<Channel> rows, Map<ChannelId, ThreadMember> own) {
    public Found {
      rows = List.copyOf(rows);
      own = Map.copyOf(own);
    }

    public static Found of(Transaction rows, List<Channel> threads, UserId user)
        throws SQLException {
      return new Found(
          threads,
          threads.isEmpty()
              ? Map.of()
              : ThreadMemberRows.of(
                  rows,
                  threads.getFirst().guild(),
                  user,
                  threads.stream().map(thread -> thread.id().value()).toList()));
    }
  }

  public List<ThreadView> of(Found found) {
    if (found.rows().isEmpty()) {
      return List.of();
    }
    Map<ChannelId, ThreadTally> counted =
        tallies.find(
            found.rows().getFirst().guild().space(),
            found.rows().stream().map(Channel::id).toList());
    return found.rows().stream()
        .map(
            row ->
                new ThreadView(
                    row,
                    counted.getOrDefault(row.id(), ThreadTally.empty(row.id())),
                    found.own().get(row.id())))
        .toList();
  }

  /// A thread in which nothing was said yet, or whose counts do not matter.
  public static ThreadView uncounted(Channel row) {
    return new ThreadView(row, ThreadTally.empty(row.id()), null);
  }
}
