package parley.gateway.metric;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import parley.gateway.dispatch.EventType;
import parley.gateway.fanout.DeliveryMetrics;
import parley.gateway.frame.CloseCode;
import parley.gateway.frame.Opcode;
import parley.gateway.session.ResumeOutcome;

/// What operators see of the edge. Tags are enums; never an id. Safe for any thread.
public final class EdgeMetrics implements DeliveryMetrics {
  private final MeterRegistry registry;
  private final InstantSource clock;
  private final List<Counter> dispatches = new ArrayList<>();
  private final List<Counter> closes = new ArrayList<>();
  private final List<Counter> resumes = new ArrayList<>();
  private final List<Counter> moves = new ArrayList<>();
  private final List<Counter> passedOver = new ArrayList<>();
  private final List<Counter> lives = new ArrayList<>();
  private final AtomicLong inboxLagRecords = new AtomicLong();
  private final AtomicLong inboxLagMs = new AtomicLong();
  private final Timer delivery;
  private final Counter bytesOut;
  private final Counter slowConsumers;
  private final Counter identified;
  private final Counter throttled;
  private final Counter notApplied;
  private final Counter unreadable;
  private final DistributionSummary batch;
  private final AtomicInteger sockets;

  public EdgeMetrics(MeterRegistry registry, InstantSource clock) {
    this.registry = registry;
    this.clock = clock;
    for (EventType type : EventType.values()) {
      dispatches.add(counter("dispatches", "Events told to sessions", "type", type));
    }
    for (CloseCode code : CloseCode.values()) {
      closes.add(counter("closes", "Sockets closed by us", "code", code));
    }
    for (ResumeOutcome outcome : ResumeOutcome.values()) {
      resumes.add(counter("resumes", "Sessions taken up again", "outcome", outcome));
    }
    for (MoveOutcome outcome : MoveOutcome.values()) {
      moves.add(counter("moves", "Sessions moved between nodes", "outcome", outcome));
    }
    for (Opcode opcode : Opcode.values()) {
      passedOver.add(counter("passed_over", "Payloads not supported yet", "opcode", opcode));
    }
    delivery =
        Timer.builder("parley.edge.delivery_latency")
            .description("From the decision to the write to the last socket of a loop")
            .publishPercentiles(0.5, 0.99, 0.999)
            .register(registry);
    bytesOut = counter("bytes_out", "Bytes written to sockets");
    slowConsumers = counter("slow_consumers", "Sockets closed because they read too slowly");
    throttled = counter("throttled", "Connects refused, since their address connects too often");
    identified = counter("identified", "Sessions begun");
    for (LifeCause cause : LifeCause.values()) {
      lives.add(counter("epochs", "Lives of the slot", "cause", cause));
    }
    watch("inbox_lag_records", "Inbox records that wait to be taken", inboxLagRecords::get);
    watch("inbox_lag_ms", "Age of the oldest record of the last batch", inboxLagMs::get);
    notApplied = counter("not_applied", "Inbox records that could not be applied");
    unreadable = counter("unreadable", "Inbox records set aside");
    batch =
        DistributionSummary.builder("parley.edge.inbox_batch")
            .description("Inbox records taken at once")
            .register(registry);
    sockets = gauge("sockets", "Open sockets");
  }

  /// A number that somebody else keeps.
  public void watch(String name, String description, Supplier<Number> value) {
    Gauge.builder("parley.edge." + name, value).description(description).register(registry);
  }

  @Override
  public void delivered(EventType type, int sessions, long decidedAtMs) {
    dispatches.get(type.ordinal()).increment(sessions);
    delivery.record(Duration.ofMillis(Math.max(0, clock.millis() - decidedAtMs)));
  }

  public void opened() {
    sockets.incrementAndGet();
  }

  public void gone() {
    sockets.decrementAndGet();
  }

  public void wrote(int bytes) {
    bytesOut.increment(bytes);
  }

  public void closed(CloseCode code) {
    closes.get(code.ordinal()).increment();
  }

  public void slowConsumer() {
    slowConsumers.increment();
  }

  public void throttled() {
    throttled.increment();
  }

  public void identified() {
    identified.increment();
  }

  public void resumed(ResumeOutcome outcome) {
    resumes.get(outcome.ordinal()).increment();
  }

  public void moved(MoveOutcome outcome) {
    moves.get(outcome.ordinal()).increment();
  }

  public void passedOver(Opcode opcode) {
    passedOver.get(opcode.ordinal()).increment();
  }

  /// A life of the slot began.
  public void began(LifeCause cause) {
    lives.get(cause.ordinal()).increment();
  }

  /// How far the reader is behind its lanes.
  public void lags(long records, long ms) {
    inboxLagRecords.set(records);
    inboxLagMs.set(ms);
  }

  public void notApplied() {
    notApplied.increment();
  }

  public void unreadable() {
    unreadable.increment();
  }

  public void took(int records) {
    batch.record(records);
  }

  private AtomicInteger gauge(String name, String description) {
    AtomicInteger value = new AtomicInteger();
    watch(name, description, value::get);
    return value;
  }

  private Counter counter(String name, String description) {
    return Counter.builder("parley.edge." + name).description(description).register(registry);
  }

  private Counter counter(String name, String description, String tag, Enum<?> value) {
    return Counter.builder("parley.edge." + name)
        .description(description)
        .tag(tag, value.name())
        .register(registry);
  }
}
