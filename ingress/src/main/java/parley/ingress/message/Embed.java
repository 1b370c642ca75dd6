package parley.ingress.message;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.FieldError;
import parley.contracts.payload.TimePayload;
import parley.ingress.form.Form;

/// One embed of a message.
record Embed(
    @Nullable String title,
    @Nullable String description,
    @Nullable String url,
    @Nullable Instant timestamp,
    @Nullable Integer color,
    @Nullable Line footer,
    @Nullable Line author,
    @Nullable String image,
    @Nullable String thumbnail,
    List<Field> fields) {
  private static final int MAX_TITLE = 256;
  private static final int MAX_DESCRIPTION = 4096;
  private static final int MAX_FIELDS = 25;
  private static final int MAX_FIELD_NAME = 256;
  private static final int MAX_FIELD_VALUE = 1024;
  private static final int MAX_FOOTER = 2048;
  private static final int MAX_AUTHOR = 256;
  private static final int MAX_URL = 2048;
  private static final int MAX_COLOR = 0xFFFFFF;

  /// A footer or an author: text with an icon.
  record Line(String text, @Nullable String url, @Nullable String iconUrl) {}

  record Field(String name, String value, boolean inline) {}

  Embed {
    fields = List.copyOf(fields);
  }

  /// Whether there is nothing to show.
  boolean isEmpty() {
    return isBlank(title)
        && isBlank(description)
        && footer == null
        && author == null
        && image == null
        && thumbnail == null
        && fields.isEmpty();
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  static Embed read(Form form) {
    List<Field> fields = new ArrayList<>();
    for (Form field : form.objects("fields", MAX_FIELDS)) {
      fields.add(
          new Field(
              field.requiredText("name", 1, MAX_FIELD_NAME),
              field.requiredText("value", 1, MAX_FIELD_VALUE),
              field.flag("inline", false)));
    }
    return new Embed(
        form.text("title", 0, MAX_TITLE),
        form.text("description", 0, MAX_DESCRIPTION),
        url(form, "url"),
        form.time("timestamp"),
        form.integer("color", 0, MAX_COLOR),
        line(form.object("footer"), "text", MAX_FOOTER),
        line(form.object("author"), "name", MAX_AUTHOR),
        picture(form, "image"),
        picture(form, "thumbnail"),
        fields);
  }

  /// What counts towards the limit of all embeds together.
  int characters() {
    int characters = length(title) + length(description);
    characters += footer == null ? 0 : length(footer.text());
    characters += author == null ? 0 : length(author.text());
    for (Field field : fields) {
      characters += length(field.name()) + length(field.value());
    }
    return characters;
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "rich");
    text(json, "title", title);
    text(json, "description", description);
    text(json, "url", url);
    text(json, "timestamp", timestamp == null ? null : TimePayload.text(timestamp));
    if (color != null) {
      json.writeNumberField("color", color);
    }
    writeLine(json, "footer", "text", footer);
    writeLine(json, "author", "name", author);
    writePicture(json, "image", image);
    writePicture(json, "thumbnail", thumbnail);
    if (!fields.isEmpty()) {
      json.writeArrayFieldStart("fields");
      for (Field field : fields) {
        json.writeStartObject();
        json.writeStringField("name", field.name());
        json.writeStringField("value", field.value());
        json.writeBooleanField("inline", field.inline());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static @Nullable Line line(@Nullable Form form, String field, int maximum) {
    if (form == null) {
      return null;
    }
    return new Line(form.requiredText(field, 0, maximum), url(form, "url"), url(form, "icon_url"));
  }

  private static @Nullable String picture(Form form, String field) {
    Form picture = form.object(field);
    return picture == null ? null : url(picture, "url");
  }

  private static @Nullable String url(Form form, String field) {
    String url = form.text(field, 0, MAX_URL);
    if (url == null || url.isEmpty()) {
      return null;
    }
    boolean known =
        url.startsWith("http://") || url.startsWith("https://") || url.startsWith("attachment://");
    if (!known) {
      form.fail(
          new FieldError(
              form.path(field),
              "URL_TYPE_INVALID_SCHEME",
              "Scheme must be one of ('http', 'https', 'attachment')."));
    }
    return url;
  }

  private static void writeLine(
      JsonGenerator json, String field, String textField, @Nullable Line line) throws IOException {
    if (line != null) {
      json.writeObjectFieldStart(field);
      json.writeStringField(textField, line.text());
      text(json, "url", line.url());
      text(json, "icon_url", line.iconUrl());
      json.writeEndObject();
    }
  }

  private static void writePicture(JsonGenerator json, String field, @Nullable String url)
      throws IOException {
    if (url != null) {
      json.writeObjectFieldStart(field);
      json.writeStringField("url", url);
      json.writeEndObject();
    }
  }

  private static void text(JsonGenerator json, String field, @Nullable String text)
      throws IOException {
    if (text != null) {
      json.writeStringField(field, text);
    }
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.codePointCount(0, text.length());
  }
}
