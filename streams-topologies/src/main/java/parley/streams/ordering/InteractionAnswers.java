package parley.streams.ordering;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.ApiError;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.interaction.InteractionEvent;
import parley.contracts.interaction.OpenInteraction;
import parley.contracts.interaction.Whisper;
import parley.contracts.message.AttachmentRevision;
import parley.contracts.message.Command;
import parley.contracts.message.Interaction;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.Refusal;
import parley.contracts.message.TailEntry;
import parley.contracts.message.Verdict;
import parley.contracts.space.SpaceId;

/// What applications answer to interactions. An answer for all is a message like any other; one for
/// a single person is kept with the interactions and enters no log. Belongs to the task's thread.
final class InteractionAnswers {
  private final Doorway doorway;
  private final AutoModStep moderation;
  private final Enactment enactment;
  private final OpenInteractions open;
  private final InteractionNews news;

  InteractionAnswers(
      Doorway doorway,
      AutoModStep moderation,
      Enactment enactment,
      OpenInteractions open,
      InteractionNews news) {
    this.doorway = doorway;
    this.moderation = moderation;
    this.enactment = enactment;
    this.open = open;
    this.news = news;
  }

  /// One answer on its way.
  private record Answering(
      Command.Respond command, OpenInteraction open, Situation at, long offset, Instant now) {
    SpaceId space() {
      return open.space();
    }

    UserId invoker() {
      return open.interaction().invoker().id();
    }
  }

  void decide(Command.Respond respond, long offset, Instant now) {
    OpenInteraction found = open.find(respond.interaction());
    boolean known =
        found != null
            && found.space().equals(respond.header().space())
            && found.interaction().channel().equals(respond.channel())
            && found.interaction().application().equals(respond.header().actor())
            && !OpenInteractions.isOver(respond.interaction(), now.toEpochMilli());
    if (found == null || !known) {
      enactment.refuse(respond, unknown(respond.answer()), now);
      return;
    }
    switch (doorway.enterToAnswer(respond.header().space(), found.interaction(), now)) {
      case Situation.Entry.Denied denied -> enactment.refuse(respond, denied.refusal(), now);
      case Situation.Entry.Given given ->
          decide(new Answering(respond, found, given.situation(), offset, now));
    }
  }

  private static Refusal unknown(Command.Answer answer) {
    return switch (answer) {
      case REPLY, DEFER_REPLY, DEFER_UPDATE, UPDATE, SUGGEST, SHOW_MODAL ->
          ApiError.UNKNOWN_INTERACTION.refusal();
      case FOLLOW_UP, EDIT, DELETE, FIND -> ApiError.UNKNOWN_WEBHOOK.refusal();
    };
  }

  private void decide(Answering a) {
    Command.Respond respond = a.command();
    switch (respond.answer()) {
      case FOLLOW_UP -> followUp(a);
      case EDIT -> edit(a, target(a), Objects.requireNonNull(respond.edit()), null);
      case DELETE -> delete(a, target(a));
      case FIND -> find(a, target(a));
      case REPLY, DEFER_REPLY, DEFER_UPDATE, UPDATE, SUGGEST, SHOW_MODAL -> first(a);
    }
  }

  private void first(Answering a) {
    Command.Respond respond = a.command();
    OpenInteraction it = a.open();
    Refusal refusal = InteractionRules.refusal(it, respond.answer());
    if (refusal != null) {
      enactment.refuse(respond, refusal, a.now());
      return;
    }
    switch (respond.answer()) {
      case REPLY -> {
        Message sent = send(a, InteractionRules.typeOfAnswer(it.interaction()), 0);
        if (sent != null) {
          acknowledge(a, it.answered(sent, false, ""), sent);
        }
      }
      case DEFER_REPLY -> {
        Message sent = send(a, InteractionRules.typeOfAnswer(it.interaction()), Message.LOADING);
        if (sent != null) {
          acknowledge(a, it.answered(sent, true, ""), sent);
        }
      }
      case DEFER_UPDATE -> acknowledge(a, it.answered(it.source(), false, ""), null);
      case UPDATE -> {
        Message source = Objects.requireNonNull(it.source());
        edit(
            a, source.id(), Objects.requireNonNull(respond.edit()), it.answered(source, false, ""));
      }
      case SUGGEST, SHOW_MODAL -> present(a);
      case FOLLOW_UP, EDIT, DELETE, FIND -> throw new IllegalStateException("no first answer");
    }
  }

  private void present(Answering a) {
    Command.Respond respond = a.command();
    Interaction interaction = a.open().interaction();
    boolean modal = respond.answer() == Command.Answer.SHOW_MODAL;
    news.tell(
        a.space(),
        new InteractionEvent.Presented(
            a.invoker(),
            interaction.id(),
            interaction.nonce(),
            interaction.application(),
            interaction.channel(),
            modal,
            respond.json()));
    acknowledge(a, a.open().answered(null, false, modal ? respond.json() : ""), null);
  }

  private void acknowledge(Answering a, OpenInteraction now, @Nullable Message message) {
    open.put(now);
    news.progress(now, InteractionEvent.Stage.SUCCEEDED);
    verdict(a, message);
  }

  private void verdict(Answering a, @Nullable Message message) {
    Command.Respond respond = a.command();
    enactment.answer(
        respond,
        message == null
            ? new Verdict.Done(respond.header().id())
            : new Verdict.Accepted(respond.header().id(), message));
  }

  private void followUp(Answering a) {
    Command.Respond respond = a.command();
    Message original = a.open().original();
    if (a.open().loading() && original != null) {
      // As the public protocol has it: the first follow-up is what was promised.
      Command.SendMessage send = Objects.requireNonNull(respond.send());
      Command.EditMessage edit =
          new Command.EditMessage(
              respond.header(),
              respond.channel(),
              original.id(),
              send.content(),
              send.embedsJson(),
              null,
              send.mentions(),
              original,
              send.attachments().isEmpty()
                  ? null
                  : new AttachmentRevision(null, send.attachments()),
              send.componentsJson());
      edit(a, original.id(), edit, null);
      return;
    }
    Message sent = send(a, Message.TYPE_DEFAULT, 0);
    if (sent != null) {
      verdict(a, sent);
    }
  }

  /// @return null when it was refused, which is answered
  private @Nullable Message send(Answering a, int type, long flags) {
    Command.Respond respond = a.command();
    Command.SendMessage send = Objects.requireNonNull(respond.send());
    if (a.at().closed()) {
      enactment.refuse(respond, ApiError.THREAD_ARCHIVED.refusal(), a.now());
      return null;
    }
    long with = flags | (respond.ephemeral() ? Message.EPHEMERAL : 0);
    Decision decision =
        screened(a, MessageRules.send(a.at(), send, null, false, () -> enactment.newId(a.now())));
    MessageEvent.Created created =
        (MessageEvent.Created)
            happened(
                a,
                decision,
                message ->
                    message.answering(
                        type, message.flags() | with, InteractionRules.invocation(a.open())));
    if (created == null) {
      return null;
    }
    if (respond.ephemeral()) {
      whisper(
          a,
          new Whisper(a.space(), a.invoker(), a.open().interaction().id(), created.message()),
          created);
    } else {
      happen(a, created, created.message(), moderation(decision));
    }
    return created.message();
  }

  /// @param answered what the interaction is when this is its first answer
  private void edit(
      Answering a,
      @Nullable MessageId id,
      Command.EditMessage edit,
      @Nullable OpenInteraction answered) {
    Whisper whisper = id == null ? null : whisper(a, id);
    Message present = whisper == null ? present(a, id, edit.known()) : whisper.message();
    Decision decision =
        screened(a, MessageRules.edit(a.at(), edit, present, () -> enactment.newId(a.now())));
    MessageEvent.Updated updated =
        (MessageEvent.Updated) happened(a, decision, UnaryOperator.identity());
    if (updated == null) {
      return;
    }
    Message now = updated.message();
    if (whisper == null) {
      happen(a, updated, now, moderation(decision));
    } else {
      whisper(a, whisper.with(now), updated);
    }
    if (answered != null) {
      acknowledge(a, answered, now);
      return;
    }
    Message original = a.open().original();
    if (a.open().loading() && original != null && original.id().equals(now.id())) {
      open.put(a.open().loaded());
    }
    verdict(a, now);
  }

  private void delete(Answering a, @Nullable MessageId id) {
    Whisper whisper = id == null ? null : whisper(a, id);
    Command.EditMessage named = a.command().edit();
    Message present =
        whisper == null ? present(a, id, named == null ? null : named.known()) : whisper.message();
    Command.DeleteMessage delete =
        new Command.DeleteMessage(
            a.command().header(),
            a.command().channel(),
            id == null ? new MessageId(0) : id,
            present);
    Decision decision =
        MessageRules.delete(a.at(), delete, present, () -> enactment.newId(a.now()));
    switch (decision) {
      case Decision.Refused refused -> enactment.refuse(a.command(), refused, a.offset(), a.now());
      case Decision.AlreadySo _ -> verdict(a, null);
      case Decision.Happens happens -> {
        if (whisper == null) {
          enactment.apply(delete, happens, a.offset(), a.now());
        } else {
          enactment.keepIds();
          open.removeWhisper(whisper.message().id());
          news.whisper(a.space(), whisper.user(), happens.changes().getFirst().event());
        }
        verdict(a, null);
      }
    }
  }

  /// Shows what only this task knows: of a message in the log, which one it is.
  private void find(Answering a, @Nullable MessageId id) {
    Whisper whisper = id == null ? null : whisper(a, id);
    Message original = a.open().original();
    if (whisper != null) {
      verdict(a, whisper.message());
    } else if (id == null) {
      enactment.refuse(a.command(), ApiError.UNKNOWN_MESSAGE.refusal(), a.now());
    } else if (original != null && original.id().equals(id)) {
      verdict(a, original);
    } else {
      verdict(a, null);
    }
  }

  private @Nullable MessageId target(Answering a) {
    Message original = a.open().original();
    MessageId asked = a.command().message();
    return asked != null ? asked : original == null ? null : original.id();
  }

  /// A message of this interaction in the log, as it is now.
  private @Nullable Message present(Answering a, @Nullable MessageId id, @Nullable Message known) {
    Message original = a.open().original();
    Message source = a.open().source();
    if (id == null) {
      return null;
    }
    Message at = known;
    if (at == null) {
      at = original != null && original.id().equals(id) ? original : source;
    }
    Message present = enactment.present(a.space(), id, at);
    boolean own =
        present != null
            && present.author().id().equals(a.open().interaction().application())
            && (isOf(a, present)
                || (original != null && original.id().equals(id))
                || (source != null && source.id().equals(id)));
    return own ? present : null;
  }

  private static boolean isOf(Answering a, Message message) {
    return message.invocation() != null && message.invocation().id() == a.open().interaction().id();
  }

  private @Nullable Whisper whisper(Answering a, MessageId id) {
    Whisper whisper = open.whisper(id);
    Message original = a.open().original();
    Message source = a.open().source();
    boolean own =
        whisper != null
            && whisper.space().equals(a.space())
            && whisper.message().author().id().equals(a.open().interaction().application())
            && (whisper.interaction() == a.open().interaction().id()
                || (original != null && original.id().equals(id))
                || (source != null && source.id().equals(id)));
    return own ? whisper : null;
  }

  /// The event of a decision, with its message changed; null when it was refused, which is
  /// answered.
  private @Nullable MessageEvent happened(
      Answering a, Decision decision, UnaryOperator<Message> change) {
    return switch (decision) {
      case Decision.Refused refused -> {
        enactment.refuse(a.command(), refused, a.offset(), a.now());
        yield null;
      }
      case Decision.AlreadySo _ -> throw new IllegalStateException("no message is so already");
      case Decision.Happens happens ->
          switch (happens.changes().getFirst().event()) {
            case MessageEvent.Created created ->
                new MessageEvent.Created(
                    created.space(),
                    created.decision(),
                    change.apply(created.message()),
                    created.author(),
                    created.repliedTo());
            case MessageEvent other -> other;
          };
    };
  }

  /// Answers for all are held against the rules of the guild as other messages are.
  private Decision screened(Answering a, Decision decision) {
    return a.command().ephemeral()
        ? decision
        : moderation.screen(a.at(), decision, () -> enactment.newId(a.now()));
  }

  private static Moderation moderation(Decision decision) {
    return decision instanceof Decision.Happens happens ? happens.moderation() : Moderation.NONE;
  }

  private void happen(Answering a, MessageEvent event, Message now, Moderation follows) {
    enactment.apply(
        a.command(),
        new Decision.Happens(
            List.of(
                new Decision.Change(
                    event, List.of(new TailEntry(now.channel(), now.id(), event.decision(), now)))),
            follows),
        a.offset(),
        a.now());
  }

  private void whisper(Answering a, Whisper whisper, MessageEvent event) {
    enactment.keepIds();
    open.put(whisper);
    news.whisper(a.space(), whisper.user(), event);
  }
}
