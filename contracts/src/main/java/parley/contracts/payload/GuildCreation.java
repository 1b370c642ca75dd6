package parley.contracts.payload;

import java.time.Instant;
import java.util.List;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Expressions;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.Role;
import parley.contracts.entity.ScheduledEvent;
import parley.contracts.presence.Presence;
import parley.contracts.voice.VoiceState;

/// What `GUILD_CREATE` tells one session.
///
/// @param channels those that the session may know of
/// @param threads those that the session may know of and that are not archived
/// @param members at least the session's own
/// @param voiceStates of channels that the session may know of
/// @param joinedAt when the session's user joined
/// @param presences of members who are there
/// @param large whether there are more members than the session wants to hear of
public record GuildCreation(
    Guild guild,
    List<Role> roles,
    List<Channel> channels,
    List<ThreadView> threads,
    List<Member> members,
    List<VoiceState> voiceStates,
    Instant joinedAt,
    boolean large,
    List<Presence> presences,
    Expressions expressions,
    List<ScheduledEvent> events) {
  public GuildCreation {
    roles = List.copyOf(roles);
    channels = List.copyOf(channels);
    threads = List.copyOf(threads);
    members = List.copyOf(members);
    voiceStates = List.copyOf(voiceStates);
    presences = List.copyOf(presences);
    events = List.copyOf(events);
  }

  /// Without presences, for sessions that did not ask for them.
  public GuildCreation(
      Guild guild,
      List<Role> roles,
      List<Channel> channels,
      List<ThreadView> threads,
      List<Member> members,
      List<VoiceState> voiceStates,
      Instant joinedAt,
      boolean large) {
    this(
        guild,
        roles,
        channels,
        threads,
        members,
        voiceStates,
        joinedAt,
        large,
        List.of(),
        Expressions.NONE,
        List.of());
  }
}
