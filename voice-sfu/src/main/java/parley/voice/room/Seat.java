package parley.voice.room;

import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.voice.aead.TransportCipher;
import parley.voice.rtp.ReplayWindow;
import parley.voice.rtp.Unroller;
import parley.voice.udp.SocketAddresses;

/// One client in a room: its source, its key, its address. Made by whoever signals; once the media
/// loop has it, everything in it but the final fields belongs to the loop's thread.
public final class Seat {
  /// A client sends 50 packets of voice in a second, and some more after a pause of the network.
  private static final int PACKETS_PER_SECOND = 400;

  /// From addresses that are not the client's: one that moved needs a single packet, and everybody
  /// else should not cost more than this.
  private static final int STRANGERS_PER_SECOND = 20;

  final ChannelId channel;
  final int ssrc;
  final ReplayWindow replay = new ReplayWindow();
  final Unroller counters = new Unroller(Integer.SIZE);
  private final Budget own;
  private final Budget strangers;
  @Nullable Room room;
  @Nullable TransportCipher cipher;
  long address = SocketAddresses.NONE;
  boolean muted;
  boolean deafened;
  int nextCounter;
  long spokeNs = Long.MIN_VALUE;

  /// @param ssrc by [Sources]
  public Seat(ChannelId channel, int ssrc, long nowNs) {
    this.channel = channel;
    this.ssrc = ssrc;
    own = new Budget(PACKETS_PER_SECOND, nowNs);
    strangers = new Budget(STRANGERS_PER_SECOND, nowNs);
  }

  public int ssrc() {
    return ssrc;
  }

  boolean hasBudget(long from, long nowNs) {
    return from == address ? own.take(nowNs) : strangers.take(nowNs);
  }

  boolean hears() {
    return cipher != null && address != SocketAddresses.NONE && !deafened;
  }
}
