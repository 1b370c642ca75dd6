package parley.ops.bench;

import java.time.Duration;
import parley.contracts.snowflake.Snowflake;

/// What a run found.
///
/// @param measured messages after the warm-up
/// @param complete those of them that were accepted and reached every session
/// @param edgeSeconds of CPU that the edge used for them
public record LoadResult(
    Plan plan,
    int measured,
    int complete,
    int refused,
    int disconnects,
    double edgeSeconds,
    String table,
    double p99Ms) {
  private static final String LAST = "due → last member";

  static LoadResult of(
      Plan plan,
      Flight[] flights,
      long clockOffsetNs,
      double edgeSeconds,
      int refused,
      int disconnects) {
    Latencies latencies = new Latencies();
    int complete = 0;
    for (int i = plan.warmUpMessages(); i < flights.length; i++) {
      Flight flight = flights[i];
      if (!flight.complete()) {
        continue;
      }
      complete++;
      long decidedNs = Snowflake.unixMs(flight.messageId) * 1_000_000L - clockOffsetNs;
      latencies.record("due → accepted (HTTP)", flight.acceptedNs - flight.dueNs);
      latencies.record("due → first member", flight.firstNs - flight.dueNs);
      latencies.record("due → median member", flight.medianNs - flight.dueNs);
      latencies.record(LAST, flight.lastNs - flight.dueNs);
      hops(latencies, flight, decidedNs, clockOffsetNs);
    }
    return new LoadResult(
        plan,
        flights.length - plan.warmUpMessages(),
        complete,
        refused,
        disconnects,
        edgeSeconds,
        latencies.toString(),
        latencies.milliseconds(LAST, 99));
  }

  private static void hops(Latencies latencies, Flight flight, long decidedNs, long clockOffsetNs) {
    if (flight.commandMs == 0 || flight.inboxNs == 0) {
      latencies.record("hop: due → decided (id's time)", decidedNs - flight.dueNs);
      latencies.record("hop: decided → first socket", flight.firstNs - decidedNs);
    } else {
      long commandNs = flight.commandMs * 1_000_000L - clockOffsetNs;
      latencies.record("hop: due → command written", commandNs - flight.dueNs);
      latencies.record("hop: command written → decided (id's time)", decidedNs - commandNs);
      latencies.record("hop: decided → committed in the inbox", flight.inboxNs - decidedNs);
      latencies.record("hop: committed → first socket", flight.firstNs - flight.inboxNs);
    }
    latencies.record("hop: first → last socket", flight.lastNs - flight.firstNs);
  }

  /// Whether the platform kept up: all arrived everywhere, within the bound.
  public boolean sustained(Duration bound) {
    return complete == measured && p99Ms <= bound.toMillis();
  }

  @Override
  public String toString() {
    return "%d messages/s, %d sessions, %d s after %d s of warm-up: %d of %d complete, %d refused, %d disconnects; %.0f deliveries per CPU second of the edge%n%n%s"
        .formatted(
            plan.rate(),
            plan.sessions(),
            plan.measured().toSeconds(),
            plan.warmUp().toSeconds(),
            complete,
            measured,
            refused,
            disconnects,
            (double) complete * plan.sessions() / edgeSeconds,
            table);
  }
}
