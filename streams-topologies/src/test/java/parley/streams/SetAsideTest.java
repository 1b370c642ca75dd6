package parley.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.junit.jupiter.api.Test;

class SetAsideTest {
  @Test
  void shouldFailTheTaskWhenAStoreFails() {
    // Neither context nor record is looked at on this path.
    @SuppressWarnings({"NullAway", "DataFlowIssue"})
    ProcessingExceptionHandler.Response response =
        new SetAside().handleError(null, null, new ProcessorStateException("disk full"));

    assertThat(response.result()).isEqualTo(ProcessingExceptionHandler.Result.FAIL);
  }
}
