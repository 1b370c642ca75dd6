package parley.contracts.sample;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import parley.contracts.message.Message;
import parley.contracts.search.AuthorKind;
import parley.contracts.search.Feature;
import parley.contracts.search.ReactionTally;
import parley.contracts.search.SearchDocument;

/// Sample search documents.
public final class Documents {
  /// With everything in it.
  public static final SearchDocument FULL =
      new SearchDocument(
          Messages.REPLY.id(),
          Rows.CHANNEL_ID,
          Rows.GUILD_ID,
          Rows.CATEGORY_ID,
          Rows.PERSON.id(),
          AuthorKind.WEBHOOK,
          Message.TYPE_REPLY,
          "Grüße 👋 https://example.com/a",
          "a title\nand more",
          Messages.REPLY.editedAt(),
          List.of(Rows.BOT.id()),
          List.of(Rows.ROLE_ID),
          true,
          Messages.PLAIN.id(),
          Rows.BOT.id(),
          EnumSet.complementOf(EnumSet.of(Feature.UNKNOWN)),
          List.of("a picture.png", "a.txt"),
          List.of("png", "txt"),
          List.of("rich"),
          List.of("a provider"),
          List.of("example.com"),
          true,
          List.of(new ReactionTally("👋", 3), new ReactionTally("77", 1)));

  public static final SearchDocument PLAIN =
      new SearchDocument(
          Messages.PLAIN.id(),
          Rows.CHANNEL_ID,
          null,
          null,
          Rows.BOT.id(),
          AuthorKind.BOT,
          Message.TYPE_DEFAULT,
          "",
          "",
          null,
          List.of(),
          List.of(),
          false,
          null,
          null,
          Set.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          false,
          List.of());

  private Documents() {}
}
