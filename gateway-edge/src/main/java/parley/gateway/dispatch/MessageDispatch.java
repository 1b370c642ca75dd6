package parley.gateway.dispatch;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.payload.MessageForm;
import parley.contracts.payload.MessagePayload;
import parley.contracts.token.FileLinks;

/// A message that was created or changed. Without the intent MESSAGE_CONTENT its content is hidden,
/// unless the viewer wrote it or is mentioned, or it is private; the same goes for the message
/// replied to. The author alone sees the nonce. So there are at most eight bodies, each written
/// when first needed.
public final class MessageDispatch implements Dispatch {
  private static final int CONTENT = 1;
  private static final int REPLIED_CONTENT = 2;
  private static final int NONCE = 4;

  private final EventType type;
  private final Message message;
  private final @Nullable Message repliedTo;
  private final long decidedAtMs;
  private final Body[] bodies = new Body[CONTENT + REPLIED_CONTENT + NONCE + 1];

  private MessageDispatch(
      EventType type,
      Message message,
      @Nullable Message repliedTo,
      long decidedAtMs,
      FormWriter writer,
      FileLinks links) {
    this.type = type;
    this.message = message;
    this.repliedTo = repliedTo;
    this.decidedAtMs = decidedAtMs;
    for (int variant = 0; variant < bodies.length; variant++) {
      MessageForm form =
          new MessageForm(
              links,
              (variant & CONTENT) != 0,
              (variant & REPLIED_CONTENT) != 0,
              (variant & NONCE) != 0);
      bodies[variant] = Body.shared(json -> writer.write(json, form));
    }
  }

  @FunctionalInterface
  private interface FormWriter {
    void write(JsonGenerator json, MessageForm form) throws IOException;
  }

  public static MessageDispatch created(
      MessageEvent.Created created, long decidedAtMs, FileLinks links) {
    return new MessageDispatch(
        EventType.MESSAGE_CREATE,
        created.message(),
        created.repliedTo(),
        decidedAtMs,
        (json, form) -> MessagePayload.writeCreated(json, created, form),
        links);
  }

  public static MessageDispatch updated(
      MessageEvent.Updated updated, long decidedAtMs, FileLinks links) {
    return new MessageDispatch(
        EventType.MESSAGE_UPDATE,
        updated.message(),
        null,
        decidedAtMs,
        (json, form) -> MessagePayload.writeUpdated(json, updated, form),
        links);
  }

  @Override
  public EventType type() {
    return type;
  }

  @Override
  public long decidedAtMs() {
    return decidedAtMs;
  }

  @Override
  public Body bodyFor(Viewer viewer) {
    boolean author = message.author().id().equals(viewer.user());
    int variant = author && message.nonce() != null ? NONCE : 0;
    if (seesContent(viewer, message)) {
      variant |= CONTENT;
    }
    if (repliedTo != null && seesContent(viewer, repliedTo)) {
      variant |= REPLIED_CONTENT;
    }
    return bodies[variant];
  }

  private static boolean seesContent(Viewer viewer, Message message) {
    return viewer.intents().has(Intent.MESSAGE_CONTENT)
        || message.guild() == null
        || message.author().id().equals(viewer.user())
        || message.mentions().stream().anyMatch(user -> user.id().equals(viewer.user()));
  }
}
