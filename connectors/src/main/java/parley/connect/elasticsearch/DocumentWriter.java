package parley.connect.elasticsearch;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.connect.elasticsearch.BulkOutcome.Refused;
import parley.connect.elasticsearch.WriteBuffer.Pending;

/// Gathers writes and brings them to Elasticsearch in bulks: as soon as there are enough for one,
/// or the oldest waited long enough. What Elasticsearch does not take now stays, and is tried again
/// after a pause. For one thread.
final class DocumentWriter implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(DocumentWriter.class);

  /// Pages of deletions in one go, so that Connect is not kept waiting by the end of a large guild.
  private static final int SWEEPS_AT_ONCE = 10;

  private final ElasticsearchSinkConfig config;
  private final Cluster cluster;
  private final WriteBuffer buffer;
  private final Deque<Sweep> sweeps = new ArrayDeque<>();
  private final SinkMetrics metrics;
  private final Letters letters;
  private final LongSupplier nanoTime;
  private final Backoff backoff;
  private @Nullable MessageIndices indices;
  private long firstNs;

  /// Takes what Elasticsearch will never take.
  @FunctionalInterface
  interface Letters {
    void setAside(Refused refused);
  }

  DocumentWriter(
      ElasticsearchSinkConfig config,
      WriteBuffer buffer,
      SinkMetrics metrics,
      Letters letters,
      LongSupplier nanoTime,
      RandomGenerator random) {
    this.config = config;
    this.cluster = new Cluster(config.nodes(), config.timeout());
    this.buffer = buffer;
    this.metrics = metrics;
    this.letters = letters;
    this.nanoTime = nanoTime;
    this.backoff =
        new Backoff(config.backoff(), ElasticsearchSinkConfig.MAX_BACKOFF, nanoTime, random);
  }

  void add(Pending write) {
    noteFirst();
    buffer.add(write);
  }

  /// Once everything that waits is written.
  void add(Sweep sweep) {
    noteFirst();
    sweeps.add(sweep);
  }

  /// Whether there is so much that no more should come before a [#flush].
  boolean isFull() {
    return buffer.isFull() || !sweeps.isEmpty();
  }

  /// Until [#flush] has something to do; the linger when nothing waits.
  Duration untilDue() {
    if (isEmpty()) {
      return config.linger();
    }
    Duration waited = Duration.ofNanos(nanoTime.getAsLong() - firstNs);
    Duration linger = isFull() ? Duration.ZERO : config.linger().minus(waited);
    Duration pause = backoff.left();
    return linger.compareTo(pause) > 0 ? linger : pause;
  }

  boolean isDue() {
    return !isEmpty() && !untilDue().isPositive();
  }

  /// Writes everything that waits, unless a pause is not over.
  ///
  /// @return whether nothing waits any more
  boolean flush() throws InterruptedException {
    if (isEmpty()) {
      return true;
    }
    if (backoff.left().isPositive()) {
      return false;
    }
    try {
      while (!buffer.isEmpty()) {
        BulkOutcome outcome = write();
        if (outcome.isPartial()) {
          return postponed("some documents: " + outcome.trouble());
        }
      }
      backoff.succeeded();
      return sweep();
    } catch (ClusterAwayException e) {
      metrics.failed();
      return postponed(e.getMessage());
    }
  }

  /// Forgets what came from some records.
  void forget(Predicate<SinkRecord> unwanted) {
    buffer.removeIf(unwanted);
    sweeps.removeIf(sweep -> unwanted.test(sweep.record()));
  }

  /// Looks after the indices that are written.
  IndexKeeper keeper(InstantSource clock) {
    return new IndexKeeper(cluster, clock, nanoTime);
  }

  /// As soon as something was written.
  void keep(IndexKeeper keeper) throws InterruptedException {
    if (indices != null) {
      keeper.keep(indices);
    }
  }

  /// The indices, found as soon as Elasticsearch is there.
  private MessageIndices indices() throws ClusterAwayException, InterruptedException {
    if (indices == null) {
      indices = MessageIndices.open(cluster, config);
    }
    return indices;
  }

  @Override
  public void close() {
    cluster.close();
  }

  private boolean isEmpty() {
    return buffer.isEmpty() && sweeps.isEmpty();
  }

  private void noteFirst() {
    if (isEmpty()) {
      firstNs = nanoTime.getAsLong();
    }
  }

  private BulkOutcome write() throws ClusterAwayException, InterruptedException {
    MessageIndices homes = indices();
    new ReactionPatches(cluster, homes).resolve(buffer.next(), buffer);
    List<Pending> bulk = buffer.next();
    // Patches that were beyond the end of the bulk have become its end.
    bulk = bulk.stream().filter(pending -> !pending.write().isPatch()).toList();
    if (bulk.isEmpty()) {
      return BulkOutcome.NOTHING;
    }
    for (Pending pending : bulk) {
      homes.ensure(homes.home(pending.write().message()));
    }
    Cluster.Answer answer = cluster.bulk(BulkBody.of(bulk, homes::home));
    if (!answer.isGood()) {
      throw new ConnectException("Elasticsearch refuses a whole bulk: " + answer.shown());
    }
    BulkOutcome outcome = BulkOutcome.of(bulk, answer.body());
    outcome.refused().forEach(letters::setAside);
    outcome.missing().forEach(homes::forget);
    buffer.remove(outcome.done());
    metrics.answered(outcome);
    return outcome;
  }

  private boolean sweep() throws ClusterAwayException, InterruptedException {
    for (int page = 0; page < SWEEPS_AT_ONCE && !sweeps.isEmpty(); page++) {
      Sweep rest = new Sweeper(cluster, indices()).step(sweeps.getFirst());
      sweeps.removeFirst();
      if (rest != null) {
        sweeps.addFirst(rest);
      }
    }
    return sweeps.isEmpty();
  }

  private boolean postponed(@Nullable String why) {
    backoff.failed();
    LOGGER.warn(
        "Elasticsearch did not take everything; {} documents are tried again in {} ms: {}",
        buffer.documents(),
        backoff.left().toMillis(),
        why);
    return false;
  }
}
