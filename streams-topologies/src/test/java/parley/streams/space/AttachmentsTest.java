package parley.streams.space;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.streams.space.SpaceDriver.GENERAL;
import static parley.streams.space.SpaceDriver.MEMBER;
import static parley.streams.space.SpaceDriver.OWNER;
import static parley.streams.space.SpaceDriver.header;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.contracts.error.ApiError;
import parley.contracts.id.AttachmentId;
import parley.contracts.id.UserId;
import parley.contracts.message.Attachment;
import parley.contracts.message.AttachmentRevision;
import parley.contracts.message.Command;
import parley.contracts.message.MentionRequest;
import parley.contracts.message.Message;
import parley.contracts.message.Verdict;
import parley.contracts.permission.Permission;

class AttachmentsTest {
  private static final Attachment FIRST = file(1);
  private static final Attachment SECOND = file(2);

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
  void filesNeedThePermissionAtTheMomentOfTheDecision() {
    assertRefused(send(List.of(FIRST)), ApiError.MISSING_PERMISSIONS);
    allowFiles();

    Message message = accepted(send(List.of(FIRST, SECOND)));

    assertThat(message.content()).isEmpty();
    assertThat(message.attachments()).containsExactly(FIRST, SECOND);
  }

  @Test
  void anEditKeepsWhatItNamesAndAddsWhatItBrings() {
    allowFiles();
    Message message = accepted(send(List.of(FIRST, SECOND)));

    Message edited =
        accepted(
            edit(
                MEMBER,
                message,
                List.of(
                    new AttachmentRevision.Kept(SECOND.id(), "words"),
                    new AttachmentRevision.Kept(new AttachmentId(99), null)),
                List.of(file(3))));

    assertThat(edited.attachments()).containsExactly(SECOND.withDescription("words"), file(3));
    assertThat(edited.editedAt()).isNotNull();
    assertThat(accepted(edit(MEMBER, edited, null, List.of(file(4)))).attachments()).hasSize(3);
    assertThat(accepted(SpaceDriver.edit(MEMBER, message.id(), "text", null)).attachments())
        .hasSize(3);
  }

  @Test
  void anEditMayNeitherEmptyAMessageNorFillItTooMuch() {
    allowFiles();
    Message message = accepted(send(List.of(FIRST)));

    assertRefused(edit(MEMBER, message, List.of(), List.of()), ApiError.EMPTY_MESSAGE);
    List<Attachment> ten = IntStream.range(10, 20).mapToObj(AttachmentsTest::file).toList();
    assertRefused(edit(MEMBER, message, null, ten), ApiError.TOO_MANY_ATTACHMENTS);
    assertRefused(edit(OWNER, message, List.of(), List.of()), ApiError.OTHERS_MESSAGE);
    space.put(SpaceDriver.role(SpaceDriver.WRITERS, Permission.SEND_MESSAGES.bit()));
    assertRefused(edit(MEMBER, message, null, List.of(SECOND)), ApiError.MISSING_PERMISSIONS);
  }

  private void allowFiles() {
    space.put(
        SpaceDriver.role(
            SpaceDriver.WRITERS, Permission.SEND_MESSAGES.bit() | Permission.ATTACH_FILES.bit()));
  }

  private static Attachment file(int id) {
    return new Attachment(
        new AttachmentId(id), "a.txt", "text/plain", 3, null, null, "attachments/" + id, null);
  }

  private static Command send(List<Attachment> attachments) {
    return new Command.SendMessage(
        header(MEMBER),
        GENERAL,
        SpaceDriver.user(MEMBER),
        "",
        "",
        false,
        0,
        null,
        false,
        MentionRequest.NONE,
        null,
        attachments);
  }

  private static Command edit(
      UserId actor,
      Message message,
      @Nullable List<AttachmentRevision.Kept> kept,
      List<Attachment> added) {
    return new Command.EditMessage(
        header(actor),
        GENERAL,
        message.id(),
        null,
        null,
        null,
        MentionRequest.NONE,
        null,
        new AttachmentRevision(kept, added));
  }

  private Message accepted(Command command) {
    return ((Verdict.Accepted) space.verdict(space.ask(command))).message();
  }

  private void assertRefused(Command command, ApiError error) {
    Verdict.Refused refused = (Verdict.Refused) space.verdict(space.ask(command));
    assertThat(refused.refusal().code()).isEqualTo(error.code());
  }
}
