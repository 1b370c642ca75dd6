package parley.ingress.thread;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ThreadTraits;
import parley.contracts.message.IdleThread;
import parley.ingress.database.SpaceTransactions;
import parley.ingress.guild.ThreadRows;

/// Archives threads in their rows when the topologies say that they fell silent. What was archived
/// or brought back since is left alone, so it does no harm to be told twice.
final class IdleThreadArchiver {
  private final SpaceTransactions transactions;
  private final InstantSource clock;
  private final Counter archived;

  IdleThreadArchiver(SpaceTransactions transactions, InstantSource clock, MeterRegistry registry) {
    this.transactions = transactions;
    this.clock = clock;
    this.archived =
        Counter.builder("parley.ingress.threads_archived")
            .description("Threads that were archived because nobody wrote in them")
            .register(registry);
  }

  void archive(IdleThread idle) {
    transactions.settle(
        transaction -> {
          transaction.touch(idle.guild());
          Optional<Channel> row = ThreadRows.find(transaction.rows(), idle.thread());
          ThreadTraits traits = row.map(Channel::thread).orElse(null);
          if (traits != null
              && !traits.archived()
              && traits.archiveChangedAt().equals(idle.archiveChangedAt())) {
            ThreadRows.update(
                transaction.rows(),
                row.get().with(traits.withArchived(true, ThreadForm.millis(clock.instant()))));
            archived.increment();
          }
        });
  }
}
