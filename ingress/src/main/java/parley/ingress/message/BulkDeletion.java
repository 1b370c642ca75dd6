package parley.ingress.message;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;
import parley.contracts.id.MessageId;
import parley.ingress.form.Form;
import parley.ingress.http.RefusedException;

/// Which messages shall go at once.
final class BulkDeletion {
  private static final int FEWEST = 2;
  private static final int MOST = 100;

  private BulkDeletion() {}

  static List<MessageId> read(Form form) {
    List<Long> ids = form.everySnowflake("messages");
    form.check();
    if (ids.size() < FEWEST || ids.size() > MOST) {
      throw new RefusedException(ApiError.BULK_DELETE_COUNT);
    }
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < ids.size(); i++) {
      if (!seen.add(ids.get(i))) {
        form.fail(
            new FieldError(
                form.path("messages") + "." + i,
                "SET_TYPE_ALREADY_CONTAINS_VALUE",
                "The set already contains this value"));
      }
    }
    form.check();
    return ids.stream().map(MessageId::new).toList();
  }
}
