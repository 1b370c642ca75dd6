package parley.streams;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import parley.contracts.edge.InboxEvent;

/// What operators see of the deciding. Tags are enums; never an id. Safe for any thread.
public final class SpaceMetrics {
  /// How a command ended.
  public enum Outcome {
    HAPPENED,
    REPEATED,
    REFUSED,
    FAILED
  }

  /// What went into an inbox.
  private enum Kind {
    SNAPSHOT,
    ENTITY,
    MESSAGE
  }

  private final List<Counter> decisions = new ArrayList<>();
  private final List<Counter> inbox = new ArrayList<>();
  private final Timer decisionLatency;
  private final Counter deadLetters;
  private final Counter unanswerable;
  private final Counter changes;
  private final Counter fencesExpired;
  private final Counter tailEvicted;

  public SpaceMetrics(MeterRegistry registry) {
    for (Outcome outcome : Outcome.values()) {
      decisions.add(
          Counter.builder("parley.streams.decisions")
              .description("Commands decided")
              .tag("outcome", outcome.name())
              .register(registry));
    }
    for (Kind kind : Kind.values()) {
      inbox.add(
          Counter.builder("parley.streams.inbox_records")
              .description("Records copied to edge slots")
              .tag("kind", kind.name())
              .register(registry));
    }
    decisionLatency =
        Timer.builder("parley.streams.decision_latency")
            .description("From a command's issuing to its decision, before the commit")
            .publishPercentiles(0.5, 0.99, 0.999)
            .register(registry);
    deadLetters = counter(registry, "dead_letters", "Records set aside");
    unanswerable = counter(registry, "unanswerable", "Verdicts for instances outside the layout");
    changes = counter(registry, "entity_changes", "Rows applied");
    fencesExpired = counter(registry, "fences_expired", "Fences whose revision never came");
    tailEvicted = counter(registry, "tail_evicted", "Entries that left the hot tail");
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder("parley.streams." + name).description(description).register(registry);
  }

  /// A command was decided so long after it was issued.
  public void decided(Outcome outcome, Duration latency) {
    decisions.get(outcome.ordinal()).increment();
    decisionLatency.record(latency);
  }

  public void published(InboxEvent event, int slots) {
    Kind kind =
        switch (event) {
          case InboxEvent.UserSnapshot ignored -> Kind.SNAPSHOT;
          case InboxEvent.GuildSnapshot ignored -> Kind.SNAPSHOT;
          case InboxEvent.MemberSnapshot ignored -> Kind.SNAPSHOT;
          case InboxEvent.SpaceAbsent ignored -> Kind.SNAPSHOT;
          case InboxEvent.EntityChanged ignored -> Kind.ENTITY;
          case InboxEvent.MessageDecided ignored -> Kind.MESSAGE;
          case InboxEvent.Unknown ignored -> Kind.ENTITY;
        };
    inbox.get(kind.ordinal()).increment(slots);
  }

  public void deadLetter() {
    deadLetters.increment();
  }

  public void unanswerable() {
    unanswerable.increment();
  }

  public void rowApplied() {
    changes.increment();
  }

  public void fencesExpired(int count) {
    fencesExpired.increment(count);
  }

  public void evicted(int count) {
    tailEvicted.increment(count);
  }
}
