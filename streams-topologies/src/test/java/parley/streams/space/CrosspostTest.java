package parley.streams.space;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.streams.space.SpaceDriver.GENERAL;
import static parley.streams.space.SpaceDriver.GUILD;
import static parley.streams.space.SpaceDriver.MEMBER;
import static parley.streams.space.SpaceDriver.OWNER;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.error.ApiError;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.Command;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.Verdict;

class CrosspostTest {
  @TempDir Path state;
  private SpaceDriver space;

  @BeforeEach
  void start() {
    space = new SpaceDriver(state);
    space.foundGuild();
  }

  @AfterEach
  void stop() {
    assertThat(space.deadLetters()).isEmpty();
    space.close();
  }

  @Test
  void anAnnouncementIsPublishedOnceByItsAuthorOrAModerator() {
    MessageId plain = space.posted("plain").id();
    assertThat(code(crosspost(MEMBER, plain))).isEqualTo(ApiError.CHANNEL_TYPE.code());
    space.put(news());
    Message own = space.posted("news");
    MessageId owners =
        ((Verdict.Accepted) space.verdict(space.ask(SpaceDriver.send(OWNER, "more", null))))
            .message()
            .id();
    space.log();

    Message published = ((Verdict.Accepted) crosspost(MEMBER, own.id())).message();

    assertThat(published.flags()).isEqualTo(Message.FLAG_CROSSPOSTED);
    assertThat(published.editedAt()).isNull();
    assertThat(space.log())
        .singleElement()
        .isInstanceOfSatisfying(
            MessageEvent.Updated.class,
            updated -> assertThat(updated.message()).isEqualTo(published));
    assertThat(code(crosspost(OWNER, own.id()))).isEqualTo(ApiError.ALREADY_CROSSPOSTED.code());
    assertThat(code(crosspost(MEMBER, owners))).isEqualTo(ApiError.MISSING_PERMISSIONS.code());
    assertThat(crosspost(OWNER, owners)).isInstanceOf(Verdict.Accepted.class);
    assertThat(code(crosspost(OWNER, new MessageId(7)))).isEqualTo(ApiError.UNKNOWN_MESSAGE.code());
  }

  private Verdict crosspost(UserId actor, MessageId message) {
    return space.verdict(
        space.ask(new Command.Crosspost(SpaceDriver.header(actor), GENERAL, message, null)));
  }

  private static int code(Verdict verdict) {
    return verdict instanceof Verdict.Refused refused ? refused.refusal().code() : 0;
  }

  private static Channel news() {
    return new Channel(
        GENERAL,
        GUILD,
        ChannelType.ANNOUNCEMENT,
        "news",
        null,
        0,
        null,
        false,
        0,
        List.of(),
        0,
        0,
        0);
  }
}
