package parley.streams.voice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Member;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.space.SpaceId;
import parley.contracts.voice.Placement;
import parley.contracts.voice.VoiceOrder;
import parley.contracts.voice.VoiceState;
import parley.streams.fanout.Outbox;
import parley.streams.guild.GuildView;
import parley.streams.guild.SpaceEntities;

/// Puts people into voice channels and channels onto routers, and tells followers and routers of
/// each change. Permissions were checked before, by [VoiceRules]. Belongs to the task's thread.
public final class VoicePlacement {
  /// How long somebody may take to reach their router before they count as gone.
  static final long CONNECT_WITHIN_MS = 60_000;

  /// How many are placed again in one turn.
  private static final int PER_TURN = 500;

  private final VoiceStates states;
  private final Routers routers;
  private final SpaceEntities entities;
  private final Outbox outbox;
  private final int partition;
  private long lastTick;

  public VoicePlacement(
      int partition, VoiceStates states, Routers routers, SpaceEntities entities, Outbox outbox) {
    this.partition = partition;
    this.states = states;
    this.routers = routers;
    this.entities = entities;
    this.outbox = outbox;
  }

  VoiceStates states() {
    return states;
  }

  /// Puts a state in place of what was there: same connection, other circumstances.
  void change(@Nullable VoiceState before, VoiceState after) {
    states.put(after);
    if (before == null || !before.looksLike(after) || !samePlace(before, after)) {
      tell(before, after);
    }
    if (before != null && samePlace(before, after)) {
      permit(before, after);
    }
  }

  /// Gives somebody a new place; the former one is given up.
  void place(@Nullable VoiceState before, VoiceState after, long nowMs) {
    VoiceState placed = after.at(choose(after, nowMs), nowMs);
    if (before != null) {
      dismiss(before);
    }
    change(before, placed);
  }

  /// Tells somebody again where to connect who asks again before they did: a new place would void
  /// the one to which they are on their way, and so on for ever.
  void repeat(VoiceState state) {
    states.put(state);
    tell(null, state);
  }

  /// Somebody is in voice no longer.
  void end(VoiceState state) {
    states.remove(state);
    dismiss(state);
    tell(state, state.gone());
  }

  /// Places those again whose router died, drains or could not be found, and gives up those who
  /// never reached theirs.
  public void look(long nowMs) {
    routers.look(nowMs);
    int placed = 0;
    for (VoiceState state : states.all()) {
      Placement placement = state.placement();
      if (placement == null || !routers.keeps(placement, nowMs)) {
        if (placed < PER_TURN && (placement != null || choose(state, nowMs) != null)) {
          place(state, state, nowMs);
          placed++;
        }
      } else if (!state.connected() && nowMs - state.sinceMs() > CONNECT_WITHIN_MS) {
        end(state);
      }
    }
  }

  /// What moderators and permissions say of somebody now.
  void review(VoiceState state, GuildView guild, Instant now) {
    Member member = entities.member(state.guild(), state.user());
    ChannelId id = state.channel();
    Channel channel = id == null ? null : guild.channel(id);
    if (member == null || channel == null) {
      end(state);
      return;
    }
    VoiceState ruled =
        state.ruled(
            member.mute(), member.deaf(), VoiceRules.suppressed(guild, channel, member, now));
    if (!ruled.equals(state)) {
      change(state, ruled);
    }
  }

  private @Nullable Placement choose(VoiceState state, long nowMs) {
    List<Placement> neighbours = new ArrayList<>();
    for (VoiceState other : states.of(state.guild().space())) {
      if (other.placement() != null
          && Objects.equals(other.channel(), state.channel())
          && !other.user().equals(state.user())) {
        neighbours.add(other.placement());
      }
    }
    return routers
        .choose(neighbours, nowMs)
        .map(
            beat ->
                new Placement(beat.router(), beat.life(), beat.endpoint(), nextConnection(nowMs)))
        .orElse(null);
  }

  /// Grows, and is never the same in two partitions.
  private long nextConnection(long nowMs) {
    lastTick = Math.max(lastTick + 1, nowMs << 2);
    return lastTick << 10 | partition;
  }

  private void permit(VoiceState before, VoiceState after) {
    Placement placement = after.placement();
    boolean same =
        before.isSilenced() == after.isSilenced() && isDeafened(before) == isDeafened(after);
    if (placement != null && !same) {
      outbox.order(
          new VoiceOrder.Permit(
              placement.router(),
              after.user(),
              placement.connection(),
              after.isSilenced(),
              isDeafened(after)));
    }
  }

  private void dismiss(VoiceState state) {
    Placement placement = state.placement();
    if (placement != null) {
      outbox.order(
          new VoiceOrder.Dismiss(placement.router(), state.user(), placement.connection()));
    }
  }

  private void tell(@Nullable VoiceState before, VoiceState after) {
    SpaceId space = after.guild().space();
    UserId user = after.user();
    outbox.publish(
        space,
        new InboxEvent.VoiceStateChanged(before, after, entities.member(after.guild(), user)));
  }

  private static boolean samePlace(VoiceState before, VoiceState after) {
    return Objects.equals(before.placement(), after.placement());
  }

  /// Who does not listen need not be sent anything.
  private static boolean isDeafened(VoiceState state) {
    return state.deaf() || state.selfDeaf();
  }
}
