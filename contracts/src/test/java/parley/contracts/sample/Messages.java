package parley.contracts.sample;

import java.time.Instant;
import java.util.List;
import parley.contracts.id.AttachmentId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.EmojiId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Attachment;
import parley.contracts.message.Enclosures;
import parley.contracts.message.Interaction;
import parley.contracts.message.Invocation;
import parley.contracts.message.Message;
import parley.contracts.message.MessageReference;
import parley.contracts.message.Poll;
import parley.contracts.message.ReactionCount;
import parley.contracts.message.ReactionEmoji;
import parley.contracts.message.StickerItem;

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

  public static final ReactionEmoji WAVE = ReactionEmoji.unicode("👋");
  public static final ReactionEmoji PARROT = new ReactionEmoji(new EmojiId(77), "parrot", true);
  public static final ReactionCount WAVES =
      new ReactionCount(WAVE, 3, new DecisionId(1574619823856418900L));
  public static final ReactionCount PARROTS =
      new ReactionCount(PARROT, 1, new DecisionId(1574619823856418901L));

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
          new DecisionId(1574619823856418817L),
          List.of());

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
          new DecisionId(1574619823856418999L),
          List.of(),
          true);

  /// [#PLAIN] with reactions.
  public static final Message REACTED_TO = PLAIN.withReactions(List.of(WAVES, PARROTS));

  public static final Interaction INTERACTION =
      new Interaction(
          1574619823856419100L,
          Interaction.COMMAND,
          Rows.BOT.id(),
          "token",
          Rows.CHANNEL_ID,
          Rows.PERSON,
          "de",
          "{\"id\":\"7\",\"name\":\"ping\",\"type\":1}",
          "ping",
          Interaction.CHAT_INPUT,
          "n-2");
  public static final Interaction INTERACTION_PLAIN =
      new Interaction(
          1574619823856419101L,
          Interaction.COMPONENT,
          Rows.BOT.id(),
          "token",
          Rows.CHANNEL_ID,
          Rows.PERSON,
          "en-US",
          "{}",
          "",
          0,
          null);

  /// [#REPLY] as an answer to [#INTERACTION].
  public static final Message ANSWER =
      REPLY
          .withComponents("[{\"type\":1,\"id\":1,\"components\":[]}]")
          .answering(
              Message.TYPE_COMMAND,
              Message.EPHEMERAL,
              new Invocation(
                  INTERACTION.id(), Interaction.COMMAND, Rows.PERSON, "ping", PLAIN.id()));

  /// A poll with votes.
  public static final Message POLL =
      PLAIN
          .withReactions(
              List.of(new ReactionCount(ReactionEmoji.answer(2), 3, new DecisionId(7)), PARROTS))
          .withEnclosures(
              new Enclosures(
                  List.of(new StickerItem(Rows.STICKER.id(), "hello", 1)),
                  null,
                  new Poll(
                      "Which?",
                      List.of(
                          new Poll.Answer(1, "this", WAVE),
                          new Poll.Answer(2, "that", PARROT),
                          new Poll.Answer(3, "none", null)),
                      true,
                      Instant.parse("2026-11-25T04:28:55Z"),
                      false)),
              PLAIN.decision());

  /// Hands [#REPLY] on.
  public static final Message FORWARD =
      PLAIN.withEnclosures(new Enclosures(List.of(), REPLY, null), PLAIN.decision());

  private Messages() {}
}
