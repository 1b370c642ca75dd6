package parley.ingress.message;

import io.micronaut.http.MediaType;
import java.util.List;
import parley.ingress.form.Form;
import parley.ingress.form.InvalidFormException;
import parley.ingress.http.ApiCall;
import parley.ingress.http.Multipart;

/// The body of a request about a message: JSON, or a form with a part that holds JSON.
final class MessageBody {
  private MessageBody() {}

  static Form read(ApiCall call) {
    MediaType type = call.contentType().orElse(MediaType.APPLICATION_JSON_TYPE);
    if (!type.getType().equals("multipart")) {
      return call.form();
    }
    Multipart multipart = call.multipart(type);
    if (multipart.hasFiles()) {
      throw new InvalidFormException(List.of(Draft.notServed("files")));
    }
    return Form.of(multipart.json());
  }
}
