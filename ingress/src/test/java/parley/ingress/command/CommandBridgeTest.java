package parley.ingress.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import parley.contracts.id.UserId;
import parley.contracts.message.Command;
import parley.contracts.message.Verdict;
import parley.contracts.space.SpaceId;
import parley.ingress.http.RefusedException;

class CommandBridgeTest {
  private static final Duration DEADLINE = Duration.ofMillis(50);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final CommandHeaders headers = new CommandHeaders(0, InstantSource.fixed(Instant.EPOCH));

  @Test
  void handsBackTheVerdictOfItsOwnCommand() {
    Command other = fence();
    CommandBridge[] bridge = new CommandBridge[1];
    bridge[0] =
        bridge(
            command -> {
              bridge[0].receive(new Verdict.Fenced(other.header().id(), 1));
              bridge[0].receive(new Verdict.Fenced(command.header().id(), 2));
              return CompletableFuture.completedFuture(null);
            },
            8);
    Command command = fence();

    Verdict verdict = bridge[0].ask(command);

    assertThat(verdict).isEqualTo(new Verdict.Fenced(command.header().id(), 2));
    assertThat(registry.get("parley.ingress.verdicts.late").counter().count()).isEqualTo(1);
    assertThat(pending()).isZero();
  }

  @Test
  void endsWhenNoVerdictComes() {
    CommandBridge bridge = bridge(command -> new CompletableFuture<>(), 8);

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> bridge.ask(fence()))
        .satisfies(e -> assertThat(e.refusal().status()).isEqualTo(503))
        .satisfies(e -> assertThat(e.refusal().retryAfter()).isNotNull());
    assertThat(pending()).isZero();
  }

  @Test
  void endsAtOnceWhenTheLogFails() {
    CommandBridge bridge =
        bridge(command -> CompletableFuture.failedFuture(new IOException("away")), 8);

    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> bridge.ask(fence()));
    assertThat(pending()).isZero();
  }

  @Test
  void turnsAwayWhatIsTooMuch() {
    CommandBridge[] bridge = new CommandBridge[1];
    bridge[0] =
        bridge(
            command -> {
              assertThatExceptionOfType(RefusedException.class)
                  .isThrownBy(() -> bridge[0].ask(fence()));
              bridge[0].receive(new Verdict.Fenced(command.header().id(), 1));
              return CompletableFuture.completedFuture(null);
            },
            1);

    assertThat(bridge[0].ask(fence())).isInstanceOf(Verdict.Fenced.class);
    assertThat(pending()).isZero();
  }

  private CommandBridge bridge(CommandLog log, int maxPending) {
    return new CommandBridge(
        log, maxPending, DEADLINE, System::nanoTime, new CommandMetrics(registry));
  }

  private Command fence() {
    return new Command.Fence(headers.next(new SpaceId(1), new UserId(2)), 3);
  }

  private double pending() {
    return registry.get("parley.ingress.commands.pending").gauge().value();
  }
}
