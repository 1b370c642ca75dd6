package parley.ingress.message;

import java.util.ArrayList;
import java.util.List;
import parley.contracts.id.ChannelId;
import parley.contracts.message.Message;
import parley.contracts.space.SpaceId;
import parley.ingress.form.Form;
import parley.ingress.history.History;
import parley.ingress.history.Page;

/// Which part of a channel's history is asked for.
sealed interface Window {
  int MAX_LIMIT = 100;
  int USUAL_LIMIT = 50;

  /// The newest ones older than a message.
  record Before(long message, int limit) implements Window {}

  /// The oldest ones newer than a message.
  record After(long message, int limit) implements Window {}

  /// The message itself, and as many before as after it.
  record Around(long message, int limit) implements Window {}

  static Window read(Form query) {
    int limit = query.integer("limit", 1, MAX_LIMIT, USUAL_LIMIT);
    Long around = query.snowflake("around");
    Long before = query.snowflake("before");
    Long after = query.snowflake("after");
    query.check();
    if (around != null) {
      return new Around(around, limit);
    }
    if (before != null) {
      return new Before(before, limit);
    }
    return after == null ? new Before(Long.MAX_VALUE, limit) : new After(after, limit);
  }

  /// Newest first.
  default List<Message> read(History history, SpaceId space, ChannelId channel) {
    return switch (this) {
      case Before(long message, int limit) ->
          history.read(Page.before(space, channel, message, limit));
      case After(long message, int limit) ->
          history.read(Page.after(space, channel, message, limit)).reversed();
      case Around(long message, int limit) -> {
        int newer = (limit - 1) / 2;
        List<Message> messages = new ArrayList<>();
        if (newer > 0) {
          messages.addAll(history.read(Page.after(space, channel, message, newer)).reversed());
        }
        messages.addAll(history.read(Page.before(space, channel, message + 1, limit - newer)));
        yield messages;
      }
    };
  }
}
