package parley.streams.ordering;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Member;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.error.ApiError;
import parley.contracts.id.UserId;
import parley.contracts.interaction.InteractionEvent;
import parley.contracts.interaction.OpenInteraction;
import parley.contracts.interaction.Whisper;
import parley.contracts.message.Command;
import parley.contracts.message.Interaction;
import parley.contracts.message.Message;
import parley.contracts.message.Refusal;
import parley.contracts.message.Verdict;
import parley.contracts.space.SpaceId;
import parley.streams.SpaceMetrics;
import parley.streams.SpaceMetrics.Outcome;
import parley.streams.fanout.Outbox;
import parley.streams.fanout.SpaceFollowers;
import parley.streams.guild.GuildView;
import parley.streams.guild.SpaceEntities;
import parley.streams.thread.ThreadStep;

/// Interactions in the order of their space: lets them begin, tells the application, and fails
/// those that it does not answer in time, be it that the task moved meanwhile. What it answers is
/// for [InteractionAnswers]. Belongs to the task's thread.
public final class InteractionStep {
  private static final int MOST_A_TURN = 500;

  private final SpaceEntities entities;
  private final Doorway doorway;
  private final Enactment enactment;
  private final OpenInteractions open;
  private final InteractionAnswers answers;
  private final InteractionNews news;
  private final SpaceMetrics metrics;

  public InteractionStep(
      SpaceEntities entities,
      ThreadStep threads,
      AutoModStep moderation,
      Enactment enactment,
      OpenInteractions open,
      SpaceFollowers followers,
      Outbox outbox,
      SpaceMetrics metrics) {
    this.entities = entities;
    this.doorway = new Doorway(entities, threads);
    this.enactment = enactment;
    this.open = open;
    this.news = new InteractionNews(entities, followers, outbox);
    this.answers = new InteractionAnswers(doorway, moderation, enactment, open, news);
    this.metrics = metrics;
  }

  /// @param offset of the command in its partition
  public void decide(Command.OfInteraction command, long offset, Instant now) {
    try {
      switch (command) {
        case Command.Interact interact -> begin(interact, now);
        case Command.Respond respond -> answers.decide(respond, offset, now);
      }
    } catch (RuntimeException e) {
      enactment.refuse(command, ApiError.INTERNAL.refusal(), now);
      throw new UndecidableException(e);
    }
  }

  /// Tells those who wait in vain.
  public void failOverdue(long nowMs) {
    for (OpenInteraction overdue : open.takeOverdue(nowMs, MOST_A_TURN)) {
      news.progress(overdue, InteractionEvent.Stage.FAILED);
    }
  }

  public void forgetOld(long nowMs) {
    open.forgetOld(nowMs, MOST_A_TURN);
  }

  private void begin(Command.Interact interact, Instant now) {
    Interaction interaction = interact.interaction();
    if (open.find(interaction.id()) != null) {
      enactment.answer(interact, new Verdict.Done(interact.header().id()));
      return;
    }
    Command.Header header = interact.header();
    switch (doorway.enter(header.space(), interaction.channel(), header.actor(), now)) {
      case Situation.Entry.Denied denied -> enactment.refuse(interact, denied.refusal(), now);
      case Situation.Entry.Given given -> begin(interact, given.situation(), now);
    }
  }

  private void begin(Command.Interact interact, Situation at, Instant now) {
    Interaction interaction = interact.interaction();
    SpaceId space = interact.header().space();
    OpenInteraction shown = interact.modalOf() == null ? null : open.find(interact.modalOf());
    if (interaction.type() == Interaction.MODAL
        && (shown == null || !InteractionRules.wasShown(shown, interact))) {
      enactment.refuse(interact, ApiError.UNKNOWN_INTERACTION.refusal(), now);
      return;
    }
    Message source = shown == null ? source(interact) : shown.source();
    Refusal refusal = InteractionRules.refusal(at, interact, source);
    if (refusal != null) {
      enactment.refuse(interact, refusal, now);
      return;
    }
    InteractionEvent.Invoked invoked = invoked(interaction, space, at, source, now);
    if (invoked == null) {
      enactment.refuse(interact, ApiError.UNKNOWN_APPLICATION.refusal(), now);
      return;
    }
    OpenInteraction begun = new OpenInteraction(space, interaction, source);
    open.begin(begun);
    news.progress(begun, InteractionEvent.Stage.CREATED);
    news.tell(space, invoked);
    enactment.answer(interact, new Verdict.Done(interact.header().id()));
    Duration latency = Duration.between(interact.header().issuedAt(), now);
    metrics.decided(Outcome.HAPPENED, latency.isNegative() ? Duration.ZERO : latency);
  }

  /// The message whose component is used. Of one that is for one person alone, for that person.
  private @Nullable Message source(Command.Interact interact) {
    if (interact.message() == null) {
      return null;
    }
    SpaceId space = interact.header().space();
    Whisper whisper = open.whisper(interact.message());
    Message source;
    if (whisper == null) {
      source = enactment.present(space, interact.message(), interact.known());
    } else {
      boolean own =
          whisper.space().equals(space) && whisper.user().equals(interact.header().actor());
      source = own ? whisper.message() : null;
    }
    return source != null && source.channel().equals(interact.interaction().channel())
        ? source
        : null;
  }

  /// What the application is told; null when it is not there.
  private InteractionEvent.@Nullable Invoked invoked(
      Interaction interaction, SpaceId space, Situation at, @Nullable Message source, Instant now) {
    GuildView guild = at.guild();
    UserId application = interaction.application();
    if (guild != null) {
      Channel channel = entities.channel(guild, interaction.channel());
      Member bot = entities.member(guild.guild().id(), application);
      return bot == null || channel == null
          ? null
          : new InteractionEvent.Invoked(
              interaction,
              guild.guild(),
              channel,
              null,
              at.actor(),
              at.permissions(),
              entities.permissions(guild, bot, channel, now),
              source);
    }
    PrivateChannel conversation = entities.privateChannel(space);
    return conversation == null || conversation.recipient(application) == null
        ? null
        : new InteractionEvent.Invoked(
            interaction,
            null,
            null,
            conversation,
            null,
            at.permissions(),
            at.permissions(),
            source);
  }
}
