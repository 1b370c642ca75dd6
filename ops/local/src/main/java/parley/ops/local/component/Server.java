package parley.ops.local.component;

import java.io.IOException;
import java.util.function.Consumer;
import parley.ops.local.health.HealthCheck;
import parley.ops.local.process.Launch;
import parley.ops.local.process.Signal;

/// A component that is a process of its own and listens on a port.
public non-sealed interface Server extends Component {
  int port();

  /// Makes everything that the process finds at its start: configuration, first data. Called before
  /// each start; leaves alone what is there.
  void prepare() throws IOException, InterruptedException;

  Launch launch() throws IOException;

  /// Tells what the process is started from: changes with a new build of it.
  String build() throws IOException;

  HealthCheck health();

  /// Puts right what an unclean end left behind. Called by each `up`, once it is healthy.
  ///
  /// @param waitsFor told what takes its time
  /// @throws IOException when that did not work
  default void mend(Consumer<String> waitsFor) throws IOException, InterruptedException {}

  default Signal stopSignal() {
    return Signal.TERM;
  }
}
