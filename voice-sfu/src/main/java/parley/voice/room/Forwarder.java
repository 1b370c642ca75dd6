package parley.voice.room;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.voice.aead.TransportCipher;
import parley.voice.datagram.DatagramKind;
import parley.voice.datagram.IpDiscovery;
import parley.voice.rtp.RtpPacket;
import parley.voice.udp.MediaPort;
import parley.voice.udp.SocketAddresses;

/// The way of a datagram, from the port to everybody who is to hear it. What must not go on is
/// counted by its reason; nothing is logged, and nothing that was opened is kept. Belongs to the
/// media loop's thread. The path of a packet allocates nothing of ours.
final class Forwarder {
  /// What native clients name Opus.
  private static final int OPUS = 120;

  /// What [#open] says of a packet that came before.
  private static final int REPLAYED = -2;

  private final MediaPort port;
  private final MediaCounters counters;
  private final @Nullable Seat[] seats = new Seat[Sources.MOST];
  private final AddressTable addresses = new AddressTable();
  private final Map<ChannelId, Room> rooms = new HashMap<>();
  private final RtpPacket packet = new RtpPacket();
  private final byte[] datagram = new byte[MediaPort.MOST_BYTES];
  private final byte[] opened = new byte[MediaPort.MOST_BYTES];
  private final byte[] sealed = new byte[MediaPort.MOST_BYTES + TransportCipher.OVERHEAD_BYTES];

  Forwarder(MediaPort port, MediaCounters counters) {
    this.port = port;
    this.counters = counters;
  }

  void enter(Seat seat) {
    seats[Sources.place(seat.ssrc)] = seat;
    seat.room = rooms.computeIfAbsent(seat.channel, ignored -> new Room());
    seat.room.enter(seat);
  }

  void leave(Seat seat) {
    int place = Sources.place(seat.ssrc);
    if (seats[place] == seat) {
      seats[place] = null;
    }
    addresses.remove(seat.address, seat);
    Room room = seat.room;
    if (room != null) {
      room.leave(seat);
      seat.room = null;
      if (room.isEmpty()) {
        rooms.remove(seat.channel);
      }
    }
  }

  int rooms() {
    return rooms.size();
  }

  /// Takes the datagram at an index of the port's batch where it has to go.
  void route(int index, long nowNs) {
    int length = port.length(index);
    if (length == MediaPort.OVERSIZE) {
      counters.dropped(Drop.OVERSIZE);
      return;
    }
    port.copy(index, datagram);
    long from = port.source(index);
    Drop reason =
        switch (DatagramKind.of(datagram, 0, length)) {
          case RTP -> forward(length, from, nowNs);
          case DISCOVERY -> discover(from, nowNs);
          case KEEPALIVE -> echo(length, from, nowNs);
          case RTCP -> Drop.CONTROL;
          case EMPTY, UNKNOWN -> Drop.UNKNOWN_KIND;
        };
    if (reason != null) {
      counters.dropped(reason);
    }
  }

  private @Nullable Drop forward(int length, long from, long nowNs) {
    if (!packet.read(datagram, 0, length)
        || length < packet.headerBytes() + TransportCipher.OVERHEAD_BYTES) {
      return Drop.MALFORMED;
    }
    Seat seat = find(packet.ssrc());
    if (seat == null) {
      return Drop.UNKNOWN_SOURCE;
    }
    if (seat.cipher == null) {
      return Drop.NO_KEYS;
    }
    if (packet.payloadType() != OPUS) {
      return Drop.UNSUPPORTED;
    }
    if (!seat.hasBudget(from, nowNs)) {
      return Drop.OVER_BUDGET;
    }
    int rest = open(seat, seat.cipher, length);
    if (rest < 0) {
      return rest == TransportCipher.FORGED ? Drop.FORGED : Drop.REPLAYED;
    }
    // It proved genuine, so the client is where it came from.
    move(seat, from);
    if (seat.muted) {
      return Drop.MUTED;
    }
    Room room = seat.room;
    if (room == null || !room.admit(seat, nowNs)) {
      return Drop.CROWDED;
    }
    tellRoom(room, seat, packet.headerBytes(), rest);
    return null;
  }

  /// @return bytes of what was sealed, [TransportCipher#FORGED] or [#REPLAYED]
  private int open(Seat seat, TransportCipher cipher, int length) {
    long index =
        seat.counters.estimate(
            Integer.toUnsignedLong(TransportCipher.counter(datagram, 0, length)));
    if (!seat.replay.isNew(index)) {
      return REPLAYED;
    }
    int rest = cipher.open(datagram, 0, packet.headerBytes(), length, opened, 0);
    if (rest != TransportCipher.FORGED) {
      seat.counters.accept(index);
      seat.replay.accept(index);
    }
    return rest;
  }

  private void tellRoom(Room room, Seat speaker, int header, int rest) {
    for (int index = 0; index < room.size(); index++) {
      Seat listener = room.seat(index);
      TransportCipher cipher = listener.cipher;
      if (listener == speaker || cipher == null || !listener.hears()) {
        continue;
      }
      int length = cipher.seal(opened, 0, header, rest, listener.nextCounter++, sealed, 0);
      port.send(sealed, length, listener.address);
      counters.forwarded(length);
    }
  }

  private @Nullable Drop discover(long from, long nowNs) {
    int ssrc = IpDiscovery.ssrc(datagram, 0);
    Seat seat = find(ssrc);
    if (seat == null) {
      return Drop.UNKNOWN_SOURCE;
    }
    if (!seat.hasBudget(from, nowNs)) {
      return Drop.OVER_BUDGET;
    }
    if (seat.cipher == null) {
      // Later on only a packet that is genuine moves it.
      move(seat, from);
    }
    IpDiscovery.writeResponse(
        datagram, 0, ssrc, SocketAddresses.host(from), SocketAddresses.port(from));
    port.send(datagram, IpDiscovery.LENGTH, from);
    return null;
  }

  /// Sends a sign of life back. It names no source, only what other datagrams of the address said.
  private @Nullable Drop echo(int length, long from, long nowNs) {
    Seat seat = addresses.find(from);
    if (seat == null) {
      return Drop.UNKNOWN_ADDRESS;
    }
    if (!seat.hasBudget(from, nowNs)) {
      return Drop.OVER_BUDGET;
    }
    port.send(datagram, length, from);
    return null;
  }

  private void move(Seat seat, long address) {
    if (seat.address != address) {
      addresses.remove(seat.address, seat);
      addresses.put(address, seat);
      seat.address = address;
    }
  }

  private @Nullable Seat find(int ssrc) {
    Seat seat = seats[Sources.place(ssrc)];
    return seat != null && seat.ssrc == ssrc ? seat : null;
  }
}
