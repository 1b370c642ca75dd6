package parley.ingress.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import parley.contracts.error.FieldError;
import parley.ingress.form.Form;

/// The embeds of a message: checked against the limits of the public protocol, and written anew, so
/// that nothing a client made up gets to others.
final class Embeds {
  private static final int MAX_EMBEDS = 10;
  private static final int MAX_CHARACTERS = 6000;
  private static final JsonFactory JSON = new JsonFactory();

  private Embeds() {}

  /// The embeds as a JSON array, or an empty text when there are none.
  static String read(Form form) {
    List<Embed> embeds = new ArrayList<>();
    for (Form entry : form.objects("embeds", MAX_EMBEDS)) {
      Embed embed = Embed.read(entry);
      // Nobody would see it.
      if (!embed.isEmpty()) {
        embeds.add(embed);
      }
    }
    int characters = embeds.stream().mapToInt(Embed::characters).sum();
    if (characters > MAX_CHARACTERS) {
      form.fail(
          new FieldError(
              form.path("embeds"),
              "MAX_EMBED_SIZE_EXCEEDED",
              "Embed size exceeds maximum size of " + MAX_CHARACTERS));
    }
    return embeds.isEmpty() ? "" : write(embeds);
  }

  private static String write(List<Embed> embeds) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (Embed embed : embeds) {
        embed.write(json);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return text.toString();
  }
}
