package parley.streams;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
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
    MESSAGE,
    FORWARDED,
    EXPIRY,
    TYPING,
    PRESENCE,
    VOICE,
    INTERACTION,
    MODERATION
  }

  /// How much a task holds.
  public enum Level {
    TAIL_ENTRIES("Entries of the hot tail, as the store estimates them"),
    PENDING_FENCES("Fences that wait for their revision"),
    ACTIVE_THREADS("Threads that are not archived, as the store estimates them"),
    OPEN_POLLS("Polls that are open, as the store estimates them"),
    FOLLOWINGS("Users of slots that follow a space, as the store estimates them"),
    VOICE_STATES("People in voice channels"),
    SCREENS("Rules of automatic moderation that are ready, in characters and instructions"),
    INTERACTIONS("Interactions and whispered answers, as the store estimates them");

    private final String description;

    Level(String description) {
      this.description = description;
    }
  }

  private final Map<Level, Map<Integer, Long>> levels = new EnumMap<>(Level.class);
  private final Counter cacheHits;
  private final Counter cacheMisses;
  private final List<Counter> decisions = new ArrayList<>();
  private final List<Counter> inbox = new ArrayList<>();
  private final Timer decisionLatency;
  private final Counter deadLetters;
  private final Counter unanswerable;
  private final Counter changes;
  private final Counter fencesExpired;
  private final Counter slotsExpired;
  private final Counter forwarded;
  private final Counter tailEvicted;
  private final Counter moderated;

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
    for (Level level : Level.values()) {
      Map<Integer, Long> ofPartitions = new ConcurrentHashMap<>();
      levels.put(level, ofPartitions);
      String name = "parley.streams." + level.name().toLowerCase(Locale.ROOT);
      Gauge.builder(name, ofPartitions, SpaceMetrics::sum)
          .description(level.description)
          .register(registry);
    }
    cacheHits = lookups(registry, "HIT");
    cacheMisses = lookups(registry, "MISS");
    deadLetters = counter(registry, "dead_letters", "Records set aside");
    unanswerable = counter(registry, "unanswerable", "Verdicts for instances outside the layout");
    changes = counter(registry, "entity_changes", "Rows applied");
    fencesExpired = counter(registry, "fences_expired", "Fences whose revision never came");
    slotsExpired = counter(registry, "slots_expired", "Slots of edges that were taken for dead");
    forwarded = counter(registry, "forwarded", "Events carried to the spaces of users");
    moderated = counter(registry, "moderated", "Actions of moderation");
    tailEvicted = counter(registry, "tail_evicted", "Entries that left the hot tail");
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder("parley.streams." + name).description(description).register(registry);
  }

  private static Counter lookups(MeterRegistry registry, String result) {
    return Counter.builder("parley.streams.lookups")
        .description("Guilds and members looked up: HIT in the cache, MISS in the store")
        .tag("result", result)
        .register(registry);
  }

  private static double sum(Map<Integer, Long> ofPartitions) {
    return ofPartitions.values().stream().mapToLong(Long::longValue).sum();
  }

  /// What the task of a partition holds now.
  public void holds(Level level, int partition, long amount) {
    ofPartitions(level).put(partition, amount);
  }

  /// The task of a partition left this instance.
  public void left(int partition) {
    levels.values().forEach(ofPartitions -> ofPartitions.remove(partition));
  }

  private Map<Integer, Long> ofPartitions(Level level) {
    return Objects.requireNonNull(levels.get(level));
  }

  public void lookedUp(boolean cached) {
    (cached ? cacheHits : cacheMisses).increment();
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
          case InboxEvent.ThreadChanged ignored -> Kind.ENTITY;
          case InboxEvent.ThreadMemberChanged ignored -> Kind.ENTITY;
          case InboxEvent.MessageDecided ignored -> Kind.MESSAGE;
          case InboxEvent.Forwarded ignored -> Kind.FORWARDED;
          case InboxEvent.LifeExpired ignored -> Kind.EXPIRY;
          case InboxEvent.ReadStateChanged ignored -> Kind.FORWARDED;
          case InboxEvent.SomebodyTypes ignored -> Kind.TYPING;
          case InboxEvent.MembersFound ignored -> Kind.SNAPSHOT;
          case InboxEvent.PresencesChanged ignored -> Kind.PRESENCE;
          case InboxEvent.SessionMoves ignored -> Kind.SNAPSHOT;
          case InboxEvent.VoiceStateChanged ignored -> Kind.VOICE;
          case InboxEvent.Interacted ignored -> Kind.INTERACTION;
          case InboxEvent.RuleExecuted ignored -> Kind.MODERATION;
          case InboxEvent.Unknown ignored -> Kind.ENTITY;
        };
    inbox.get(kind.ordinal()).increment(slots);
  }

  public void deadLetter() {
    deadLetters.increment();
  }

  /// Slots were taken for dead.
  public void expired(int slots) {
    slotsExpired.increment(slots);
  }

  public void unanswerable() {
    unanswerable.increment();
  }

  /// An event left for the space of a user.
  public void forwarded() {
    forwarded.increment();
  }

  public void rowApplied() {
    changes.increment();
  }

  /// Moderation did something.
  public void moderated() {
    moderated.increment();
  }

  public void fenceExpired() {
    fencesExpired.increment();
  }

  public void evicted(int count) {
    tailEvicted.increment(count);
  }
}
