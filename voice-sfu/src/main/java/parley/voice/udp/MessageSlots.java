package parley.voice.udp;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// An array of `struct mmsghdr` with an address and a buffer each, laid out once.
final class MessageSlots {
  /// Bytes of `struct sockaddr_in`.
  static final int ADDRESS_BYTES = 16;

  private static final ValueLayout.OfShort NETWORK_SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt NETWORK_INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private static final int HEADER_BYTES = 64;
  private static final int NAME_LENGTH_AT = 8;
  private static final int VECTOR_AT = 16;
  private static final int VECTORS_AT = 24;
  private static final int FLAGS_AT = 48;
  private static final int LENGTH_AT = 56;
  private static final int VECTOR_BYTES = 16;

  private final int count;
  private final int slotBytes;
  private final MemorySegment headers;
  private final MemorySegment vectors;
  private final MemorySegment addresses;
  private final MemorySegment buffers;

  MessageSlots(Arena arena, int count, int slotBytes) {
    this.count = count;
    this.slotBytes = slotBytes;
    headers = arena.allocate((long) count * HEADER_BYTES, Long.BYTES);
    vectors = arena.allocate((long) count * VECTOR_BYTES, Long.BYTES);
    addresses = arena.allocate((long) count * ADDRESS_BYTES, Long.BYTES);
    buffers = arena.allocate((long) count * slotBytes, Long.BYTES);
    for (int slot = 0; slot < count; slot++) {
      long header = (long) slot * HEADER_BYTES;
      long vector = (long) slot * VECTOR_BYTES;
      headers.set(ADDRESS, header, addresses.asSlice((long) slot * ADDRESS_BYTES));
      headers.set(JAVA_INT, header + NAME_LENGTH_AT, ADDRESS_BYTES);
      headers.set(ADDRESS, header + VECTOR_AT, vectors.asSlice(vector));
      headers.set(JAVA_LONG, header + VECTORS_AT, 1);
      vectors.set(ADDRESS, vector, buffers.asSlice((long) slot * slotBytes));
      vectors.set(JAVA_LONG, vector + Long.BYTES, slotBytes);
    }
  }

  int count() {
    return count;
  }

  MemorySegment from(int slot) {
    return slot == 0 ? headers : headers.asSlice((long) slot * HEADER_BYTES);
  }

  /// The kernel wrote how long the last addresses were.
  void readyToReceive(int slots) {
    for (int slot = 0; slot < slots; slot++) {
      headers.set(JAVA_INT, (long) slot * HEADER_BYTES + NAME_LENGTH_AT, ADDRESS_BYTES);
    }
  }

  int length(int slot) {
    boolean cut =
        (headers.get(JAVA_INT, (long) slot * HEADER_BYTES + FLAGS_AT) & Kernel.MSG_TRUNC) != 0;
    return cut ? MediaPort.OVERSIZE : headers.get(JAVA_INT, (long) slot * HEADER_BYTES + LENGTH_AT);
  }

  long address(int slot) {
    return address(addresses, (long) slot * ADDRESS_BYTES);
  }

  void copyTo(int slot, byte[] out) {
    MemorySegment.copy(buffers, JAVA_BYTE, (long) slot * slotBytes, out, 0, length(slot));
  }

  void fill(int slot, byte[] bytes, int length, long destination) {
    MemorySegment.copy(bytes, 0, buffers, JAVA_BYTE, (long) slot * slotBytes, length);
    vectors.set(JAVA_LONG, (long) slot * VECTOR_BYTES + Long.BYTES, length);
    putAddress(addresses, (long) slot * ADDRESS_BYTES, destination);
  }

  static void putAddress(MemorySegment segment, long at, long address) {
    segment.set(JAVA_SHORT, at, (short) Kernel.AF_INET);
    segment.set(NETWORK_SHORT, at + 2, (short) SocketAddresses.port(address));
    segment.set(NETWORK_INT, at + 4, SocketAddresses.ip(address));
  }

  static long address(MemorySegment segment, long at) {
    return SocketAddresses.of(
        segment.get(NETWORK_INT, at + 4), segment.get(NETWORK_SHORT, at + 2) & 0xFFFF);
  }
}
