package parley.ingress.message;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Member;
import parley.contracts.entity.User;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.id.RoleId;
import parley.contracts.message.Attachment;
import parley.contracts.message.AttachmentRevision;
import parley.contracts.message.Command;
import parley.contracts.message.Enclosures;
import parley.contracts.message.MentionRequest;
import parley.contracts.message.Message;
import parley.contracts.message.Verdict;
import parley.ingress.account.AccountRows;
import parley.ingress.command.CommandBridge;
import parley.ingress.command.CommandHeaders;
import parley.ingress.database.Database;
import parley.ingress.database.Transaction;
import parley.ingress.file.Attachments;
import parley.ingress.form.Form;
import parley.ingress.guild.ChannelRows;
import parley.ingress.guild.MemberRows;
import parley.ingress.history.History;
import parley.ingress.http.PathId;
import parley.ingress.http.RefusedException;
import parley.ingress.interaction.InteractionTokens;
import parley.ingress.interaction.InteractionTokens.Claim;

/// What applications answer to interactions. The space decides; which of the answers is for one
/// person alone, and what these are, only the space knows.
final class InteractionMessages {
  private static final int SERVER_ERRORS = 500;

  private final Database database;
  private final History history;
  private final CommandBridge bridge;
  private final CommandHeaders headers;
  private final Attachments attachments;
  private final InteractionTokens tokens;

  InteractionMessages(
      Database database,
      History history,
      CommandBridge bridge,
      CommandHeaders headers,
      Attachments attachments,
      InteractionTokens tokens) {
    this.database = database;
    this.history = history;
    this.bridge = bridge;
    this.headers = headers;
    this.attachments = attachments;
    this.tokens = tokens;
  }

  /// Whether the token of a webhook's route is one of an interaction.
  boolean isToken(String token) {
    return tokens.isOurs(token);
  }

  /// What entitles to deal with answers.
  Claim claim(String application, String token) {
    long id = PathId.snowflake("webhook_id", application);
    return tokens
        .read(token)
        .filter(claim -> claim.application().value() == id)
        .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_WEBHOOK));
  }

  /// What entitles to the first answer.
  Claim firstClaim(String interaction, String token) {
    long id = PathId.snowflake("interaction_id", interaction);
    return tokens
        .read(token)
        .filter(claim -> claim.interaction() == id)
        .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_INTERACTION));
  }

  /// Answers with a message.
  ///
  /// @return the message
  @Nullable Message send(Claim claim, Command.Answer answer, Draft draft, boolean ephemeral) {
    Command.Header header = headers.next(claim.space(), claim.application());
    Mentions mentions = draft.allowedMentions().apply(Mentions.of(draft.content()));
    List<Attachment> files =
        draft.hasFiles()
            ? attachments
                .store(claim.application(), claim.channel(), draft.listing(), draft.files(), false)
                .added()
            : List.of();
    Command.SendMessage send =
        new Command.SendMessage(
            header,
            claim.channel(),
            bot(claim),
            draft.content(),
            draft.embedsJson(),
            draft.tts(),
            draft.flags(),
            null,
            false,
            mentioned(claim.channel(), mentions),
            null,
            files,
            false,
            draft.componentsJson(),
            Enclosures.NONE);
    return withFiles(files, respond(header, claim, answer, null, send, null, "", ephemeral));
  }

  /// Answers without a message.
  void tell(Claim claim, Command.Answer answer, String json) {
    Command.Header header = headers.next(claim.space(), claim.application());
    withFiles(List.of(), respond(header, claim, answer, null, null, null, json, false));
  }

  /// Answers by a change of the message whose component was used.
  @Nullable Message update(Claim claim, Revision revision) {
    // The space knows which message it is.
    return change(claim, Command.Answer.UPDATE, null, new MessageId(0), null, revision);
  }

  Message followUp(Claim claim, MessageBody body) {
    boolean ephemeral = isEphemeral(body.form());
    Draft draft = Draft.read(body.form(), body.files()).withoutEnclosures();
    return required(send(claim, Command.Answer.FOLLOW_UP, draft, ephemeral));
  }

  /// @param id null for the first answer
  Message find(Claim claim, @Nullable MessageId id) {
    Message known = known(claim, id);
    return isWhispered(known) ? known : present(claim, known.id());
  }

  /// @param id null for the first answer
  Message change(Claim claim, @Nullable MessageId id, MessageBody body) {
    Revision revision = Revision.read(body.form(), body.files());
    Message known = find(claim, id);
    return required(change(claim, Command.Answer.EDIT, known.id(), known.id(), known, revision));
  }

  /// @param id null for the first answer
  void delete(Claim claim, @Nullable MessageId id) {
    Message known = find(claim, id);
    Command.Header header = headers.next(claim.space(), claim.application());
    Command.EditMessage named =
        new Command.EditMessage(
            header,
            claim.channel(),
            known.id(),
            null,
            null,
            null,
            MentionRequest.NONE,
            known,
            null,
            null);
    withFiles(
        List.of(),
        respond(header, claim, Command.Answer.DELETE, known.id(), null, named, "", false));
  }

  static boolean isEphemeral(Form form) {
    return (form.integer("flags", 0, Integer.MAX_VALUE, 0) & Message.EPHEMERAL) != 0;
  }

  private @Nullable Message change(
      Claim claim,
      Command.Answer answer,
      @Nullable MessageId id,
      MessageId edited,
      @Nullable Message known,
      Revision revision) {
    Command.Header header = headers.next(claim.space(), claim.application());
    Mentions mentions =
        revision.content() == null
            ? Mentions.NONE
            : revision.allowedMentions().apply(Mentions.of(revision.content()));
    AttachmentRevision files =
        revision.changesFiles()
            ? attachments.store(
                claim.application(), claim.channel(), revision.listing(), revision.files(), true)
            : null;
    Command.EditMessage edit =
        new Command.EditMessage(
            header,
            claim.channel(),
            edited,
            revision.content(),
            revision.embedsJson(),
            revision.flags(),
            mentioned(claim.channel(), mentions),
            known,
            files,
            revision.componentsJson());
    return withFiles(
        files == null ? List.of() : files.added(),
        respond(header, claim, answer, id, null, edit, "", false));
  }

  /// What the space knows of an answer: which one it is, or all of it when it is for one person.
  private Message known(Claim claim, @Nullable MessageId id) {
    Command.Header header = headers.next(claim.space(), claim.application());
    Message known =
        withFiles(
            List.of(), respond(header, claim, Command.Answer.FIND, id, null, null, "", false));
    if (known != null) {
      return known;
    }
    if (id == null) {
      throw new RefusedException(ApiError.UNKNOWN_MESSAGE);
    }
    Message present = present(claim, id);
    if (present.invocation() == null || present.invocation().id() != claim.interaction()) {
      throw new RefusedException(ApiError.UNKNOWN_MESSAGE);
    }
    return present;
  }

  private Message present(Claim claim, MessageId id) {
    return history
        .find(claim.space(), claim.channel(), id)
        .filter(message -> message.author().id().equals(claim.application()))
        .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_MESSAGE));
  }

  private static boolean isWhispered(Message message) {
    return (message.flags() & Message.EPHEMERAL) != 0;
  }

  private static Command.Respond respond(
      Command.Header header,
      Claim claim,
      Command.Answer answer,
      @Nullable MessageId id,
      Command.@Nullable SendMessage send,
      Command.@Nullable EditMessage edit,
      String json,
      boolean ephemeral) {
    return new Command.Respond(
        header, claim.interaction(), claim.channel(), answer, id, send, edit, json, ephemeral);
  }

  /// Asks, and gives these files up when there is no message that has them.
  private @Nullable Message withFiles(List<Attachment> files, Command command) {
    return switch (bridge.ask(command)) {
      case Verdict.Accepted accepted -> accepted.message();
      case Verdict.Done _ -> null;
      case Verdict.Refused refused -> {
        if (refused.refusal().status() < SERVER_ERRORS) {
          attachments.giveUp(files);
        }
        throw new RefusedException(refused.refusal());
      }
      case Verdict.Deleted _, Verdict.Fenced _, Verdict.Unknown _ ->
          throw new IllegalStateException("no verdict on an answer to an interaction");
    };
  }

  private static Message required(@Nullable Message message) {
    if (message == null) {
      throw new IllegalStateException("no message in the verdict on one");
    }
    return message;
  }

  private User bot(Claim claim) {
    return database
        .look(rows -> AccountRows.findUsers(rows, List.of(claim.application().value())))
        .stream()
        .findFirst()
        .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_APPLICATION));
  }

  private MentionRequest mentioned(ChannelId id, Mentions mentions) {
    if (mentions.users().isEmpty()) {
      return new MentionRequest(List.of(), roles(mentions), mentions.everyone());
    }
    return database.read(rows -> mentioned(rows, id, mentions));
  }

  private static MentionRequest mentioned(Transaction rows, ChannelId id, Mentions mentions)
      throws SQLException {
    List<User> users = new ArrayList<>();
    Channel channel = ChannelRows.findAny(rows, id).orElse(null);
    if (channel != null) {
      for (Member member : MemberRows.among(rows, channel.guild(), mentions.users())) {
        users.add(member.user());
      }
    }
    return new MentionRequest(users, roles(mentions), mentions.everyone());
  }

  private static List<RoleId> roles(Mentions mentions) {
    return mentions.roles().stream().map(RoleId::new).toList();
  }
}
