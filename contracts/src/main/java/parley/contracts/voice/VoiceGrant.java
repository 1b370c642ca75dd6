package parley.contracts.voice;

import java.time.Instant;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;

/// What a voice token says: this client may connect to this router, for this channel, until then.
///
/// @param session the gateway session that it belongs to
/// @param connection by [Placement#connection]
/// @param silenced whether nobody is to hear them
/// @param deafened whether they are to hear nobody
public record VoiceGrant(
    RouterId router,
    long connection,
    GuildId guild,
    ChannelId channel,
    UserId user,
    String session,
    boolean silenced,
    boolean deafened,
    Instant expiresAt) {}
