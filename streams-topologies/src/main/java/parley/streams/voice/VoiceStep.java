package parley.streams.voice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.EntityKey;
import parley.contracts.entity.Member;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.message.Command;
import parley.contracts.message.Refusal;
import parley.contracts.message.Verdict;
import parley.contracts.space.SpaceId;
import parley.contracts.voice.Placement;
import parley.contracts.voice.VoiceState;
import parley.streams.SpaceMetrics;
import parley.streams.SpaceMetrics.Outcome;
import parley.streams.fanout.Outbox;
import parley.streams.guild.GuildView;
import parley.streams.guild.SpaceEntities;

/// Decides commands about voice, and lets changes of rows reach those who are in voice. Belongs to
/// the task's thread.
public final class VoiceStep {
  private final SpaceEntities entities;
  private final VoicePlacement placement;
  private final Outbox outbox;
  private final SpaceMetrics metrics;

  public VoiceStep(
      SpaceEntities entities, VoicePlacement placement, Outbox outbox, SpaceMetrics metrics) {
    this.entities = entities;
    this.placement = placement;
    this.outbox = outbox;
    this.metrics = metrics;
  }

  /// Decides one command.
  public void decide(Command.Voice command, Instant now) {
    Outcome outcome =
        switch (command) {
          case Command.UpdateVoiceState update -> update(update, now);
          case Command.MoveVoice move -> move(move, now);
          case Command.ReportVoice report -> report(report);
        };
    Duration latency = Duration.between(command.header().issuedAt(), now);
    metrics.decided(outcome, latency.isNegative() ? Duration.ZERO : latency);
  }

  /// A row came, changed or went.
  public void rowChanged(EntityKey key, Instant now) {
    SpaceId space = key.space();
    List<VoiceState> present =
        switch (key.kind()) {
          case MEMBER -> {
            VoiceState state = placement.states().find(space, new UserId(key.id()));
            yield state == null ? List.of() : List.of(state);
          }
          case GUILD, ROLE -> placement.states().of(space);
          case CHANNEL -> inChannel(space, new ChannelId(key.id()));
          case ACCOUNT,
              MEMBERSHIP,
              CREDENTIAL,
              AUDIT_LOG_ENTRY,
              BAN,
              THREAD,
              THREAD_MEMBER,
              WEBHOOK,
              EMOJI,
              STICKER,
              AUTO_MODERATION_RULE,
              SCHEDULED_EVENT,
              EVENT_SUBSCRIBER,
              PRIVATE_CHANNEL,
              RELATIONSHIP,
              PROFILE,
              SETTINGS,
              GUILD_SETTINGS,
              NOTE,
              UNKNOWN ->
              List.of();
        };
    if (present.isEmpty()) {
      return;
    }
    GuildView guild = entities.guild(space);
    for (VoiceState state : present) {
      if (guild == null) {
        placement.end(state);
      } else {
        placement.review(state, guild, now);
      }
    }
  }

  private Outcome update(Command.UpdateVoiceState update, Instant now) {
    Command.Header header = update.header();
    VoiceState before = placement.states().find(header.space(), header.actor());
    ChannelId id = update.channel();
    if (id == null) {
      return leave(before, update.session());
    }
    GuildView guild = entities.guild(header.space());
    Member member = guild == null ? null : entities.member(guild.guild().id(), header.actor());
    if (guild == null || member == null) {
      return Outcome.REFUSED;
    }
    boolean stays = before != null && id.equals(before.channel());
    int others = inChannel(header.space(), id).size();
    if (!stays && VoiceRules.join(guild, id, member, others, now) != null) {
      return Outcome.REFUSED;
    }
    Channel channel = guild.channel(id);
    if (channel == null) {
      return Outcome.REFUSED;
    }
    VoiceState wished =
        new VoiceState(
            guild.guild().id(),
            id,
            header.actor(),
            update.session(),
            update.selfMute(),
            update.selfDeaf(),
            update.selfVideo(),
            member.mute(),
            member.deaf(),
            VoiceRules.suppressed(guild, channel, member, now),
            before == null ? null : before.placement(),
            before != null && before.connected(),
            before == null ? now.toEpochMilli() : before.sinceMs());
    if (before == null
        || before.placement() == null
        || !stays
        || !before.session().equals(update.session())) {
      placement.place(before, wished, now.toEpochMilli());
    } else if (before.connected()) {
      placement.change(before, wished);
    } else {
      placement.repeat(wished);
    }
    return Outcome.HAPPENED;
  }

  /// Only the session that is in voice can leave it: another client of the user that says that it
  /// is in no channel does not hang up for the first.
  private Outcome leave(@Nullable VoiceState before, String session) {
    if (before == null || !before.session().equals(session)) {
      return Outcome.REPEATED;
    }
    placement.end(before);
    return Outcome.HAPPENED;
  }

  private Outcome move(Command.MoveVoice move, Instant now) {
    Command.Header header = move.header();
    VoiceState before = placement.states().find(header.space(), move.user());
    GuildView guild = entities.guild(header.space());
    Member moderator = guild == null ? null : entities.member(guild.guild().id(), header.actor());
    if (guild == null || moderator == null) {
      return refuse(move, ApiError.MISSING_ACCESS.refusal());
    }
    ChannelId from = before == null ? null : before.channel();
    if (before == null || from == null) {
      return refuse(move, ApiError.NOT_IN_VOICE.refusal());
    }
    Refusal refusal = VoiceRules.move(guild, moderator, from, move.channel(), now);
    if (refusal != null) {
      return refuse(move, refusal);
    }
    ChannelId to = move.channel();
    if (to == null) {
      placement.end(before);
    } else if (!to.equals(from)) {
      moveTo(before, guild, to, now);
    }
    answer(move, new Verdict.Done(header.id()));
    return Outcome.HAPPENED;
  }

  private void moveTo(VoiceState before, GuildView guild, ChannelId to, Instant now) {
    Member member = entities.member(guild.guild().id(), before.user());
    Channel channel = guild.channel(to);
    if (member == null || channel == null) {
      placement.end(before);
      return;
    }
    placement.place(
        before,
        new VoiceState(
            before.guild(),
            to,
            before.user(),
            before.session(),
            before.selfMute(),
            before.selfDeaf(),
            before.selfVideo(),
            member.mute(),
            member.deaf(),
            VoiceRules.suppressed(guild, channel, member, now),
            null,
            false,
            now.toEpochMilli()),
        now.toEpochMilli());
  }

  /// What a router says of a connection that is not the present one is about the past.
  private Outcome report(Command.ReportVoice report) {
    VoiceState state = placement.states().find(report.header().space(), report.header().actor());
    Placement present = state == null ? null : state.placement();
    if (state == null || present == null || present.connection() != report.connection()) {
      return Outcome.REPEATED;
    }
    if (report.connected()) {
      placement.change(state, state.arrived());
    } else {
      placement.end(state);
    }
    return Outcome.HAPPENED;
  }

  private List<VoiceState> inChannel(SpaceId space, ChannelId channel) {
    return placement.states().of(space).stream()
        .filter(state -> channel.equals(state.channel()))
        .toList();
  }

  private Outcome refuse(Command command, Refusal refusal) {
    answer(command, new Verdict.Refused(command.header().id(), refusal));
    return Outcome.REFUSED;
  }

  private void answer(Command command, Verdict verdict) {
    outbox.verdict(command.header().space(), command.header().replyToInstance(), verdict);
  }
}
