package parley.gateway.dispatch;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/// Writes the `d` of an event.
@FunctionalInterface
public interface PayloadWriter {
  void write(JsonGenerator json) throws IOException;
}
