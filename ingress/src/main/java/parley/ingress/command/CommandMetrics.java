package parley.ingress.command;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import parley.contracts.message.Command;

/// What is measured of commands and their verdicts.
public final class CommandMetrics {
  private static final Duration[] BUCKETS =
      IntStream.of(1, 2, 5, 10, 20, 30, 50, 75, 100, 150, 200, 300, 500, 1_000, 2_000, 5_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Counter late;
  private final Counter unreadable;

  public CommandMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.late =
        Counter.builder("parley.ingress.verdicts.late")
            .description("Verdicts that nobody waited for any more")
            .register(registry);
    this.unreadable =
        Counter.builder("parley.ingress.verdicts.unreadable")
            .description("Records of verdicts that could not be read")
            .register(registry);
  }

  /// How asking ended.
  enum Outcome {
    ACCEPTED,
    REFUSED,
    /// No verdict in time.
    TIMEOUT,
    /// The log did not take it, or too many were waiting.
    UNAVAILABLE
  }

  void pending(Supplier<Number> count) {
    Gauge.builder("parley.ingress.commands.pending", count)
        .description("Commands whose verdict is waited for")
        .register(registry);
  }

  void asked(Command command, Outcome outcome, Duration time) {
    Timer.builder("parley.ingress.commands")
        .description("Time from sending a command to its verdict")
        .tag("command", name(command))
        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(time);
  }

  void late() {
    late.increment();
  }

  void unreadable() {
    unreadable.increment();
  }

  private static String name(Command command) {
    return switch (command) {
      case Command.SendMessage _ -> "send_message";
      case Command.EditMessage _ -> "edit_message";
      case Command.Vote _ -> "vote";
      case Command.EndPoll _ -> "end_poll";
      case Command.ShowLinks _ -> "show_links";
      case Command.DeleteMessage _ -> "delete_message";
      case Command.AddReaction _ -> "add_reaction";
      case Command.RemoveReaction _ -> "remove_reaction";
      case Command.ClearReactions _ -> "clear_reactions";
      case Command.DeleteMessages _ -> "delete_messages";
      case Command.PinMessage _ -> "pin_message";
      case Command.UnpinMessage _ -> "unpin_message";
      case Command.AnnounceThread _ -> "announce_thread";
      case Command.Fence _ -> "fence";
      case Command.StartTyping _ -> "start_typing";
      case Command.Acknowledge _ -> "acknowledge";
      case Command.Interact _ -> "interact";
      case Command.Respond _ -> "respond";
      case Command.Voice _ -> "voice";
      case Command.Moderate _ -> "moderate";
      case Command.Crosspost _ -> "crosspost";
      case Command.Unknown _ -> "unknown";
    };
  }
}
