package parley.voice.udp;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/// A UDP socket that takes and gives [#BATCH] datagrams by one call of the kernel. Its memory is
/// fixed when it opens. What the kernel has no room for is dropped and counted, as the network
/// itself would.
public final class BatchedPort implements MediaPort {
  static final int BATCH = 64;

  private static final int BUFFER_BYTES = 4 << 20;
  private static final int POLLFD_BYTES = 8;
  private static final int EVENTS_AT = 4;
  private static final int RETURNED_AT = 6;

  private final Arena arena = Arena.ofShared();
  private final MessageSlots received = new MessageSlots(arena, BATCH, MOST_BYTES);
  private final MessageSlots sending = new MessageSlots(arena, BATCH, MOST_BYTES);
  private final MemorySegment watched = arena.allocate(2L * POLLFD_BYTES, Integer.BYTES);
  private final MemorySegment signals = arena.allocate(Long.BYTES, Long.BYTES);
  private final int socket;
  private final int event;
  private final int port;
  private int pending;
  private volatile long unsent;

  /// @param port 0 for one that is free
  public BatchedPort(String host, int port) throws IOException {
    socket = Kernel.socket(Kernel.AF_INET, Kernel.SOCK_DGRAM | Kernel.SOCK_NONBLOCK);
    event = Kernel.eventfd();
    if (socket < 0 || event < 0) {
      throw new IOException("no descriptors for a media port");
    }
    MemorySegment size = arena.allocateFrom(JAVA_INT, BUFFER_BYTES);
    Kernel.setsockopt(socket, Kernel.SO_RCVBUF, size);
    Kernel.setsockopt(socket, Kernel.SO_SNDBUF, size);
    MemorySegment address = arena.allocate(MessageSlots.ADDRESS_BYTES, Long.BYTES);
    MessageSlots.putAddress(address, 0, SocketAddresses.of(ip(host), port));
    if (Kernel.bind(socket, address, MessageSlots.ADDRESS_BYTES) < 0) {
      close();
      throw new IOException("cannot listen on " + host + ":" + port);
    }
    MemorySegment bytes = arena.allocateFrom(JAVA_INT, MessageSlots.ADDRESS_BYTES);
    if (Kernel.getsockname(socket, address, bytes) < 0) {
      throw new IOException("a socket without a name");
    }
    this.port = SocketAddresses.port(MessageSlots.address(address, 0));
    watch(0, socket);
    watch(1, event);
  }

  /// The port that it listens on.
  public int port() {
    return port;
  }

  @Override
  public int receive(int waitMs) {
    if (Kernel.poll(watched, 2, waitMs) <= 0) {
      return 0;
    }
    if (watched.get(JAVA_SHORT, POLLFD_BYTES + RETURNED_AT) != 0) {
      Kernel.takeSignals(event, signals);
    }
    if (watched.get(JAVA_SHORT, RETURNED_AT) == 0) {
      return 0;
    }
    received.readyToReceive(BATCH);
    return Math.max(0, Kernel.recvmmsg(socket, received.from(0), BATCH));
  }

  @Override
  public int length(int index) {
    return received.length(index);
  }

  @Override
  public long source(int index) {
    return received.address(index);
  }

  @Override
  public void copy(int index, byte[] out) {
    received.copyTo(index, out);
  }

  @Override
  public void send(byte[] bytes, int length, long destination) {
    sending.fill(pending, bytes, length, destination);
    pending++;
    if (pending == BATCH) {
      flush();
    }
  }

  @Override
  public void flush() {
    int gone = 0;
    while (gone < pending) {
      int taken = Kernel.sendmmsg(socket, sending.from(gone), pending - gone);
      if (taken > 0) {
        gone += taken;
      } else {
        // The first one was refused: no room, or an address that cannot be reached.
        unsent++;
        gone++;
      }
    }
    pending = 0;
  }

  @Override
  public void wake() {
    Kernel.signal(event);
  }

  @Override
  public long unsent() {
    return unsent;
  }

  @Override
  public void close() {
    Kernel.close(socket);
    Kernel.close(event);
  }

  private void watch(int index, int descriptor) {
    watched.set(JAVA_INT, (long) index * POLLFD_BYTES, descriptor);
    watched.set(JAVA_SHORT, (long) index * POLLFD_BYTES + EVENTS_AT, Kernel.POLLIN);
  }

  private static int ip(String host) throws IOException {
    InetAddress address = InetAddress.getByName(host);
    if (!(address instanceof Inet4Address)) {
      throw new IOException("the media port speaks IPv4, and " + host + " is none");
    }
    return ByteBuffer.wrap(address.getAddress()).getInt();
  }
}
