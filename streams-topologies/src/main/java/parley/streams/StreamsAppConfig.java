package parley.streams;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import parley.contracts.settings.Variables;
import parley.contracts.space.Layout;

/// Configuration of the application, from the environment.
///
/// | key | default | meaning |
/// | --- | --- | --- |
/// | `PARLEY_KAFKA` | 127.0.0.1:19092 | brokers |
/// | `PARLEY_STREAMS_HOST` | 127.0.0.1 | address to listen on, and to be reached at |
/// | `PARLEY_STREAMS_PORT` | 18083 | queries, health, metrics |
/// | `PARLEY_STREAMS_THREADS` | 1 | stream threads |
/// | `PARLEY_STREAMS_STATE_DIR` | target/streams-state | local stores |
/// | `PARLEY_STREAMS_INSTANCE` | 0 | number of this instance; a restarted one keeps its tasks |
/// | `PARLEY_STREAMS_STANDBYS` | 1 | warm copies of every store on other instances |
/// | `PARLEY_STREAMS_COMMIT_MS` | 20 | commit interval |
/// | `PARLEY_STREAMS_LINGER_MS` | 1 | producer linger |
/// | `PARLEY_STREAMS_TRANSACTION_TIMEOUT_MS` | 2500 | how long a dead instance's transaction stays |
/// | `PARLEY_STREAMS_SESSION_TIMEOUT_MS` | 6000 | how long a silent instance keeps its tasks |
/// | `PARLEY_STREAMS_PRESENCE_BATCH_MS` | 5000 | from one batch of presences to the next |
public record StreamsAppConfig(
    String kafka,
    String host,
    int port,
    int threads,
    Path stateDirectory,
    int instance,
    int standbys,
    Duration commitInterval,
    Duration linger,
    Duration transactionTimeout,
    Duration sessionTimeout,
    Duration presenceBatch,
    Layout layout) {

  public static StreamsAppConfig from(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    return new StreamsAppConfig(
        variables.text("PARLEY_KAFKA", "127.0.0.1:19092"),
        variables.text("PARLEY_STREAMS_HOST", "127.0.0.1"),
        variables.number("PARLEY_STREAMS_PORT", 18083, 1, 65535),
        variables.number("PARLEY_STREAMS_THREADS", 1, 1, 64),
        Path.of(variables.text("PARLEY_STREAMS_STATE_DIR", "target/streams-state")),
        variables.number("PARLEY_STREAMS_INSTANCE", 0, 0, 10_000),
        variables.number("PARLEY_STREAMS_STANDBYS", 1, 0, 3),
        variables.millis("PARLEY_STREAMS_COMMIT_MS", 20, 1, 1_000),
        variables.millis("PARLEY_STREAMS_LINGER_MS", 1, 0, 100),
        variables.millis("PARLEY_STREAMS_TRANSACTION_TIMEOUT_MS", 2_500, 1_000, 60_000),
        variables.millis("PARLEY_STREAMS_SESSION_TIMEOUT_MS", 6_000, 1_000, 60_000),
        variables.millis("PARLEY_STREAMS_PRESENCE_BATCH_MS", 5_000, 100, 60_000),
        Layout.from(environment));
  }
}
