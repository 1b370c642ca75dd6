package parley.streams.space;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.streams.space.SpaceDriver.GENERAL;
import static parley.streams.space.SpaceDriver.MEMBER;
import static parley.streams.space.SpaceDriver.OWNER;
import static parley.streams.space.SpaceDriver.header;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.Command;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.permission.Permission;

class LinksTest {
  private static final String TEXT = "see https://example.org/";
  private static final String EMBEDS = "[{\"type\":\"link\",\"url\":\"https://example.org/\"}]";

  private final List<MessageEvent> log = new ArrayList<>();
  @TempDir Path state;
  private SpaceDriver space;

  @BeforeEach
  void start() {
    space = new SpaceDriver(state);
    space.foundGuild();
    space.put(
        SpaceDriver.role(
            SpaceDriver.WRITERS, Permission.SEND_MESSAGES.bit() | Permission.EMBED_LINKS.bit()));
  }

  @AfterEach
  void stop() {
    assertThat(space.deadLetters()).isEmpty();
    space.close();
  }

  @Test
  void linksAreShownAndNobodyIsAnswered() {
    Message posted = space.posted(TEXT);
    news();
    space.verdicts();

    space.ask(show(MEMBER, posted.id(), TEXT));

    assertThat(space.verdicts()).isEmpty();
    assertThat(news())
        .singleElement()
        .isInstanceOfSatisfying(
            MessageEvent.Updated.class,
            updated -> {
              assertThat(updated.message().embedsJson()).isEqualTo(EMBEDS);
              assertThat(updated.message().editedAt()).isNull();
              assertThat(updated.message().content()).isEqualTo(TEXT);
            });
  }

  @Test
  void aMessageThatIsNotAsItWasShowsNothing() {
    Message posted = space.posted(TEXT);
    space.ask(SpaceDriver.edit(MEMBER, posted.id(), "never mind", null));
    news();

    space.ask(show(MEMBER, posted.id(), TEXT));

    assertThat(news()).isEmpty();
  }

  @Test
  void nothingIsShownTwice() {
    Message posted = space.posted(TEXT);
    space.ask(show(MEMBER, posted.id(), TEXT));
    news();

    space.ask(show(MEMBER, posted.id(), TEXT));

    assertThat(news()).isEmpty();
  }

  @Test
  void anotherTextDropsWhatTheLinksOfTheFormerShowed() {
    Message posted = space.posted(TEXT);
    space.ask(show(MEMBER, posted.id(), TEXT));
    news();

    space.ask(SpaceDriver.edit(MEMBER, posted.id(), "never mind", null));

    assertThat(news())
        .singleElement()
        .isInstanceOfSatisfying(
            MessageEvent.Updated.class,
            updated -> assertThat(updated.message().embedsJson()).isEmpty());
  }

  @Test
  void linksAreNotShownForThoseWhoMayNotEmbedThem() {
    Message posted = space.posted(TEXT);
    space.put(SpaceDriver.role(SpaceDriver.WRITERS, Permission.SEND_MESSAGES.bit()));
    news();

    space.ask(show(MEMBER, posted.id(), TEXT));

    assertThat(news()).isEmpty();
  }

  @Test
  void aMessageThatIsGoneStaysGone() {
    Message posted = space.posted(TEXT);
    space.ask(SpaceDriver.delete(OWNER, posted.id(), null));
    news();

    space.ask(show(MEMBER, posted.id(), TEXT));

    assertThat(news()).isEmpty();
  }

  /// What was decided since the last time.
  private List<MessageEvent> news() {
    int before = log.size();
    log.addAll(space.log());
    return List.copyOf(log.subList(before, log.size()));
  }

  private static Command show(UserId author, MessageId message, String content) {
    return new Command.ShowLinks(header(author), GENERAL, message, content, EMBEDS);
  }
}
