package parley.ops.local.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
  private final Headers headers = new RecordHeaders();

  @Test
  void shouldTellTheCauseThatStreamsAndConnectWrite() {
    add("__connect.errors.topic", "parley.message.log.v1");
    add("__connect.errors.exception.message", "not a message\nat all");
    add("__connect.errors.exception.stacktrace", "long");

    assertThat(DeadLetters.cause(headers))
        .isEqualTo("errors.topic=parley.message.log.v1 exception.message=not a message at all");
  }

  @Test
  void shouldSayWhenThereIsNone() {
    add("trace", "x");

    assertThat(DeadLetters.cause(headers)).isEqualTo("no cause in its headers");
  }

  @Test
  void shouldStayShort() {
    add("cause", "x".repeat(1_000));

    assertThat(DeadLetters.cause(headers)).hasSizeLessThan(200).startsWith("cause=x");
  }

  private void add(String key, String value) {
    headers.add(key, value.getBytes(StandardCharsets.UTF_8));
  }
}
