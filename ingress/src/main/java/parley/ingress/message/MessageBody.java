package parley.ingress.message;

import io.micronaut.http.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.ingress.form.Form;
import parley.ingress.http.ApiCall;
import parley.ingress.http.Multipart;
import parley.ingress.http.Upload;

/// The body of a request about a message: JSON, or a form with files and a part that holds JSON. To
/// be closed, which gives the files up.
final class MessageBody implements AutoCloseable {
  private final Form form;
  private final @Nullable Multipart multipart;

  private MessageBody(Form form, @Nullable Multipart multipart) {
    this.form = form;
    this.multipart = multipart;
  }

  static MessageBody read(ApiCall call) {
    MediaType type = call.contentType().orElse(MediaType.APPLICATION_JSON_TYPE);
    if (!type.getType().equals("multipart")) {
      return new MessageBody(call.form(), null);
    }
    Multipart multipart = call.multipart(type);
    boolean read = false;
    try {
      MessageBody body = new MessageBody(Form.of(multipart.json()), multipart);
      read = true;
      return body;
    } finally {
      if (!read) {
        multipart.close();
      }
    }
  }

  Form form() {
    return form;
  }

  List<Upload> files() {
    return multipart == null ? List.of() : multipart.files();
  }

  @Override
  public void close() {
    if (multipart != null) {
      multipart.close();
    }
  }
}
