package parley.contracts.sample;

import java.time.Instant;
import java.util.List;
import parley.contracts.id.AttachmentId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Attachment;
import parley.contracts.message.Message;
import parley.contracts.message.MessageReference;

/// Sample messages.
public final class Messages {
  public static final Attachment ATTACHMENT =
      new Attachment(
          new AttachmentId(1574619823856418900L),
          "a picture.png",
          "image/png",
          1024,
          640,
          480,
          "ab/cd",
          "a picture");
  public static final Attachment PLAIN_ATTACHMENT =
      new Attachment(new AttachmentId(5), "a.txt", null, 1, null, null, "k", null);

  public static final Message PLAIN =
      new Message(
          new MessageId(1574619823856418817L),
          Rows.CHANNEL_ID,
          null,
          Rows.BOT,
          Message.TYPE_DEFAULT,
          "",
          null,
          0,
          false,
          false,
          List.of(),
          List.of(),
          List.of(),
          "",
          null,
          null,
          false,
          new DecisionId(1574619823856418817L));

  /// A reply to [#PLAIN] with everything in it.
  public static final Message REPLY =
      new Message(
          new MessageId(1574619823856418818L),
          Rows.CHANNEL_ID,
          Rows.GUILD_ID,
          Rows.PERSON,
          Message.TYPE_REPLY,
          "Grüße 👋 \"quoted\"",
          Instant.parse("2026-11-24T04:28:55.001Z"),
          4,
          true,
          true,
          List.of(Rows.BOT),
          List.of(Rows.ROLE_ID),
          List.of(ATTACHMENT, PLAIN_ATTACHMENT),
          "[{\"title\":\"t\",\"type\":\"rich\"}]",
          new MessageReference(PLAIN.id(), Rows.CHANNEL_ID, Rows.GUILD_ID),
          "n-1",
          true,
          new DecisionId(1574619823856418999L));

  private Messages() {}
}
