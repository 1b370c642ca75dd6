package parley.ops.local.component;

import java.io.IOException;
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

  default Signal stopSignal() {
    return Signal.TERM;
  }
}
