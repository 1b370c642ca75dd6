package parley.voice;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import parley.voice.room.Drop;
import parley.voice.room.MediaLoop;
import parley.voice.signal.Switchboard;

/// What operators see of a voice router.
final class SfuMetrics {
  private SfuMetrics() {}

  static void register(MeterRegistry registry, List<MediaLoop> loops, Switchboard board) {
    Gauge.builder("parley.voice.seats", board, Switchboard::seats)
        .description("Clients, those that wait for a resume included")
        .register(registry);
    gauge(registry, "rooms", "Rooms with anybody in them", loops, MediaLoop::rooms);
    gauge(registry, "backlog", "Commands that wait for media loops", loops, MediaLoop::backlog);
    counter(
        registry,
        "datagrams_received",
        "Datagrams taken from the port",
        loops,
        loop -> loop.counters().received());
    counter(
        registry,
        "packets_forwarded",
        "Packets sealed and sent to listeners",
        loops,
        loop -> loop.counters().forwarded());
    counter(
        registry,
        "bytes_forwarded",
        "Bytes of those packets",
        loops,
        loop -> loop.counters().forwardedBytes());
    counter(
        registry, "unsent", "Datagrams that the kernel would not take", loops, MediaLoop::unsent);
    for (Drop reason : Drop.values()) {
      FunctionCounter.builder(
              "parley.voice.dropped", loops, all -> sum(all, loop -> loop.counters().drops(reason)))
          .description("Datagrams that went no further")
          .tag("reason", reason.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
  }

  private static void gauge(
      MeterRegistry registry,
      String name,
      String description,
      List<MediaLoop> loops,
      ToLongFunction<MediaLoop> value) {
    Gauge.builder("parley.voice." + name, loops, all -> sum(all, value))
        .description(description)
        .register(registry);
  }

  private static void counter(
      MeterRegistry registry,
      String name,
      String description,
      List<MediaLoop> loops,
      ToLongFunction<MediaLoop> value) {
    FunctionCounter.builder("parley.voice." + name, loops, all -> sum(all, value))
        .description(description)
        .register(registry);
  }

  private static double sum(List<MediaLoop> loops, ToLongFunction<MediaLoop> value) {
    return loops.stream().mapToLong(value).sum();
  }
}
