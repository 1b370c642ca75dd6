package parley.streams;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/// What happens to a record that cannot be read or decided: it goes to the dead letters, with its
/// cause in the headers, and the task goes on. Failures of Kafka itself, of stores for instance,
/// are nobody's record's fault: they fail the task, which starts again from what is committed.
public final class SetAside extends LogAndContinueProcessingExceptionHandler {
  @Override
  public Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
    return exception instanceof KafkaException
        ? Response.fail()
        : super.handleError(context, record, exception);
  }
}
