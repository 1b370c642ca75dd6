package parley.gateway.voice;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Member;
import parley.contracts.id.ChannelId;
import parley.contracts.message.Command;
import parley.contracts.payload.VoicePayload;
import parley.contracts.voice.Placement;
import parley.contracts.voice.VoiceGrant;
import parley.contracts.voice.VoiceState;
import parley.contracts.voice.VoiceTokens;
import parley.gateway.dispatch.EventType;
import parley.gateway.dispatch.Intent;
import parley.gateway.dispatch.PlainDispatch;
import parley.gateway.fanout.Fanout;
import parley.gateway.fanout.Resident;
import parley.gateway.frame.ClientFrame;
import parley.gateway.inbox.SpaceCommands;
import parley.gateway.session.Seat;
import parley.gateway.space.GuildSpace;

/// Takes sessions' wishes about voice to the log, and tells who is where. Somebody in a channel
/// that a session may not see is, for that session, in none. Where to connect is told to the one
/// session that asked, with a token that is good for [#TOKEN_LIFE]. Used by the hub's thread only.
public final class VoiceDesk {
  static final Duration TOKEN_LIFE = Duration.ofSeconds(60);

  private final SpaceCommands commands;
  private final VoiceTokens tokens;
  private final Fanout fanout;
  private final InstantSource clock;

  public VoiceDesk(SpaceCommands commands, VoiceTokens tokens, Fanout fanout, InstantSource clock) {
    this.commands = commands;
    this.tokens = tokens;
    this.fanout = fanout;
    this.clock = clock;
  }

  /// A session wants to be in a channel, in another one, or in none.
  public void ask(Seat seat, ClientFrame.UpdateVoice wish) {
    commands.ask(
        wish.guild().space(),
        seat.user(),
        header ->
            new Command.UpdateVoiceState(
                header,
                wish.channel(),
                seat.session().id(),
                wish.selfMute(),
                wish.selfDeaf(),
                wish.selfVideo()));
  }

  /// Somebody came, went or changed.
  public void apply(GuildSpace guild, InboxEvent.VoiceStateChanged changed, long decidedAtMs) {
    VoiceState before = changed.before();
    VoiceState after = changed.after();
    guild.put(after);
    boolean looksNew = before == null || !before.looksLike(after);
    if (looksNew) {
      Set<Seat> seeing = viewers(guild, after.channel());
      addOwn(guild, after, seeing);
      tell(after, changed.member(), seeing, decidedAtMs);
      Set<Seat> losing =
          before == null || before.channel() == null
              ? new LinkedHashSet<>()
              : formerViewers(guild, before.channel());
      losing.removeIf(seeing::contains);
      tell(after.gone(), changed.member(), losing, decidedAtMs);
    }
    Placement former = before == null ? null : before.placement();
    if (after.channel() != null && (!Objects.equals(former, after.placement()) || before == null)) {
      tellServer(guild, after, after.channel(), decidedAtMs);
    }
  }

  private void tell(
      VoiceState state, @Nullable Member member, Collection<Seat> told, long decidedAtMs) {
    fanout.deliver(
        PlainDispatch.shared(
            EventType.VOICE_STATE_UPDATE,
            decidedAtMs,
            json -> VoicePayload.writeEvent(json, state, member)),
        told);
  }

  private void tellServer(GuildSpace guild, VoiceState state, ChannelId channel, long decidedAtMs) {
    Resident resident = guild.index().find(state.user());
    if (resident == null) {
      return;
    }
    Placement placement = state.placement();
    String token = placement == null ? "" : tokens.sign(grant(state, channel, placement));
    for (Seat seat : resident.seats()) {
      if (seat.session().id().equals(state.session())) {
        fanout.deliver(
            PlainDispatch.personal(
                EventType.VOICE_SERVER_UPDATE,
                decidedAtMs,
                json ->
                    VoicePayload.writeServer(
                        json,
                        state.guild(),
                        token,
                        placement == null ? null : placement.endpoint())),
            seat);
      }
    }
  }

  private VoiceGrant grant(VoiceState state, ChannelId channel, Placement placement) {
    return new VoiceGrant(
        placement.router(),
        placement.connection(),
        state.guild(),
        channel,
        state.user(),
        state.session(),
        state.isSilenced(),
        state.deaf() || state.selfDeaf(),
        clock.instant().plus(TOKEN_LIFE));
  }

  private static Set<Seat> viewers(GuildSpace guild, @Nullable ChannelId id) {
    Channel channel = id == null ? null : guild.rows().channel(id);
    return channel == null ? new LinkedHashSet<>() : listening(guild.index().viewersOf(channel));
  }

  /// Who saw a channel that is gone cannot be said any more: all are told that somebody is in none.
  private static Set<Seat> formerViewers(GuildSpace guild, ChannelId id) {
    return guild.rows().channel(id) == null ? listening(guild.seats()) : viewers(guild, id);
  }

  /// Users always hear of themselves.
  private static void addOwn(GuildSpace guild, VoiceState state, Set<Seat> seats) {
    Resident resident = guild.index().find(state.user());
    if (resident != null) {
      seats.addAll(listening(resident.seats()));
    }
  }

  private static Set<Seat> listening(Collection<Seat> seats) {
    Set<Seat> listening = new LinkedHashSet<>();
    for (Seat seat : seats) {
      if (seat.session().viewer().intents().has(Intent.GUILD_VOICE_STATES)) {
        listening.add(seat);
      }
    }
    return listening;
  }
}
