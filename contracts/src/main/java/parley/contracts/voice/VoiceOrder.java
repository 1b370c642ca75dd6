package parley.contracts.voice;

import parley.contracts.id.UserId;

/// What a topology tells a router about one of its clients. Value of `voice.orders`.
public sealed interface VoiceOrder {
  RouterId router();

  UserId user();

  /// By [Placement#connection].
  long connection();

  /// Who hears whom changed.
  ///
  /// @param silenced whether nobody is to hear them
  /// @param deafened whether they are to hear nobody
  record Permit(RouterId router, UserId user, long connection, boolean silenced, boolean deafened)
      implements VoiceOrder {}

  /// The client has no business here any longer.
  record Dismiss(RouterId router, UserId user, long connection) implements VoiceOrder {}

  /// An order that a newer release writes.
  record Unknown(RouterId router, UserId user, long connection) implements VoiceOrder {}
}
