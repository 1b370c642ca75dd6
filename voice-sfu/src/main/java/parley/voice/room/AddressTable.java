package parley.voice.room;

import org.jspecify.annotations.Nullable;
import parley.voice.udp.SocketAddresses;

/// Seats by their address, without boxed numbers: open addressing with linear probing, twice as
/// large as there can be seats. An address has one seat, the last that was put. Belongs to one
/// thread.
final class AddressTable {
  private static final int SIZE = Sources.MOST * 2;
  private static final int MASK = SIZE - 1;

  private final long[] addresses = new long[SIZE];
  private final @Nullable Seat[] seats = new Seat[SIZE];

  @Nullable Seat find(long address) {
    return seats[place(address)];
  }

  void put(long address, Seat seat) {
    int place = place(address);
    addresses[place] = address;
    seats[place] = seat;
  }

  /// Removes an address if it is still this seat's.
  void remove(long address, Seat seat) {
    int hole = place(address);
    if (address == SocketAddresses.NONE || seats[hole] != seat) {
      return;
    }
    // What was pushed on by the removed one moves up.
    for (int next = hole + 1 & MASK;
        addresses[next] != SocketAddresses.NONE;
        next = next + 1 & MASK) {
      int home = home(addresses[next]);
      if ((next - home & MASK) >= (next - hole & MASK)) {
        addresses[hole] = addresses[next];
        seats[hole] = seats[next];
        hole = next;
      }
    }
    addresses[hole] = SocketAddresses.NONE;
    seats[hole] = null;
  }

  /// Where an address is, or where it would go.
  private int place(long address) {
    int place = home(address);
    while (addresses[place] != address && addresses[place] != SocketAddresses.NONE) {
      place = place + 1 & MASK;
    }
    return place;
  }

  private static int home(long address) {
    long mixed = address * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 40) & MASK;
  }
}
