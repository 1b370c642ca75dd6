package parley.streams.ordering;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import parley.contracts.message.Message;
import parley.contracts.message.Poll;
import parley.contracts.payload.PollResultPayload;

/// How a poll ended, as the embeds of the message that tells of it.
final class PollResult {
  private static final JsonFactory JSON = new JsonFactory();

  private PollResult() {}

  static String embedsJson(Message message, Poll poll) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      PollResultPayload.write(json, message, poll);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return text.toString();
  }
}
