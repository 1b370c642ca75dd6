package parley.jobs.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.contracts.message.Message;
import parley.contracts.sample.Messages;
import parley.contracts.sample.Rows;
import parley.contracts.search.AuthorKind;
import parley.contracts.search.Feature;
import parley.contracts.search.ReactionTally;
import parley.contracts.search.SearchDocument;

class DocumentFormTest {
  @Test
  void tellsEverythingThatSearchesAskFor() {
    SearchDocument document = DocumentForm.of(Messages.REPLY, Rows.CATEGORY_ID, Rows.BOT.id());

    assertThat(document.message()).isEqualTo(Messages.REPLY.id());
    assertThat(document.guild()).isEqualTo(Rows.GUILD_ID);
    assertThat(document.parent()).isEqualTo(Rows.CATEGORY_ID);
    assertThat(document.author()).isEqualTo(Rows.PERSON.id());
    assertThat(document.authorKind()).isEqualTo(AuthorKind.WEBHOOK);
    assertThat(document.content()).isEqualTo(Messages.REPLY.content());
    assertThat(document.enclosedText()).isEqualTo("t");
    assertThat(document.editedAt()).isEqualTo(Messages.REPLY.editedAt());
    assertThat(document.mentions()).containsExactly(Rows.BOT.id());
    assertThat(document.mentionRoles()).containsExactly(Rows.ROLE_ID);
    assertThat(document.mentionEveryone()).isTrue();
    assertThat(document.repliedTo()).isEqualTo(Messages.PLAIN.id());
    assertThat(document.repliedToAuthor()).isEqualTo(Rows.BOT.id());
    assertThat(document.features())
        .containsExactlyInAnyOrder(Feature.EMBED, Feature.FILE, Feature.IMAGE);
    assertThat(document.fileNames()).containsExactly("a picture.png", "a.txt");
    assertThat(document.fileExtensions()).containsExactly("png", "txt");
    assertThat(document.embedTypes()).containsExactly("rich");
    assertThat(document.pinned()).isTrue();
  }

  @Test
  void aPollIsReadAndItsVotesAreNoReactions() {
    SearchDocument document = DocumentForm.of(Messages.POLL, null, null);

    assertThat(document.features()).containsExactlyInAnyOrder(Feature.POLL, Feature.STICKER);
    assertThat(document.enclosedText()).isEqualTo("Which?\nthis\nthat\nnone");
    assertThat(document.reactions()).containsExactly(new ReactionTally(Messages.PARROT.key(), 1));
    assertThat(document.reactionCount()).isEqualTo(1);
    assertThat(document.authorKind()).isEqualTo(AuthorKind.BOT);
  }

  @Test
  void whatIsHandedOnIsRead() {
    SearchDocument document = DocumentForm.of(Messages.FORWARD, null, null);

    assertThat(document.features()).containsExactly(Feature.SNAPSHOT);
    assertThat(document.enclosedText()).isEqualTo(Messages.REPLY.content() + "\nt");
  }

  @Test
  void embedsAreReadInAllTheirParts() {
    MessageText.Embeds embeds =
        MessageText.embeds(
            """
            [{"type":"video","provider":{"name":"Tube"},"author":{"name":"a"},"title":"b",
              "description":"c","fields":[{"name":"d","value":"e"}],"footer":{"text":"f"}},
             {"type":"video"},7]
            """);

    assertThat(embeds.types()).containsExactly("video");
    assertThat(embeds.providers()).containsExactly("Tube");
    assertThat(embeds.words()).isEqualTo("a\nb\nc\nd\ne\nf");
    assertThat(MessageText.embeds("[{").words()).isEmpty();
  }

  @Test
  void linksAreKnownByTheirHosts() {
    Message message =
        Events.message(
            1, "see HTTPS://Example.COM/a, <http://user@b.example:80?q> and https://example.com");

    SearchDocument document = DocumentForm.of(message, null, null);

    assertThat(document.linkHosts()).isEqualTo(List.of("example.com", "b.example"));
    assertThat(document.features()).containsExactly(Feature.LINK);
    assertThat(MessageText.linkHosts("no http:// link")).isEmpty();
  }
}
