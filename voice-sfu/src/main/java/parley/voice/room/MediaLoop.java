package parley.voice.room;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.voice.aead.TransportCipher;
import parley.voice.udp.MediaPort;

/// The thread that owns rooms: takes a batch of datagrams, does what others asked for before,
/// routes each, and lets everything go at once. The methods that ask are for any thread; they
/// return false when the queue of [#COMMANDS] is full, and then nothing happens.
public final class MediaLoop implements Runnable, AutoCloseable {
  static final int COMMANDS = 4_096;

  private static final Logger LOGGER = LoggerFactory.getLogger(MediaLoop.class);
  private static final int WAIT_MS = 500;

  private final MediaPort port;
  private final MediaCounters counters;
  private final Forwarder forwarder;
  private final BlockingQueue<Runnable> commands = new ArrayBlockingQueue<>(COMMANDS);
  private volatile boolean open = true;
  private volatile int rooms;

  public MediaLoop(MediaPort port, MediaCounters counters) {
    this.port = port;
    this.counters = counters;
    this.forwarder = new Forwarder(port, counters);
  }

  /// Lets a client discover its address.
  public boolean enter(Seat seat) {
    return post(() -> forwarder.enter(seat));
  }

  /// Lets it hear and be heard.
  public boolean secure(Seat seat, TransportCipher cipher) {
    return post(() -> seat.cipher = cipher);
  }

  /// Changes who is heard by whom.
  public boolean permit(Seat seat, boolean muted, boolean deafened) {
    return post(
        () -> {
          seat.muted = muted;
          seat.deafened = deafened;
        });
  }

  public boolean leave(Seat seat) {
    return post(() -> forwarder.leave(seat));
  }

  public MediaCounters counters() {
    return counters;
  }

  /// Rooms with anybody in them.
  public int rooms() {
    return rooms;
  }

  /// Commands that wait.
  public int backlog() {
    return commands.size();
  }

  /// Datagrams that the kernel would not take.
  public long unsent() {
    return port.unsent();
  }

  @Override
  public void run() {
    while (open) {
      doWork(WAIT_MS);
    }
    port.close();
  }

  /// One cycle.
  ///
  /// @return datagrams taken
  int doWork(int waitMs) {
    int count = port.receive(waitMs);
    // Between taking and routing: a client asks for its address as soon as it was let in, often in
    // the wait that ends here, and many clients ask but once.
    obey();
    if (count > 0) {
      long nowNs = System.nanoTime();
      counters.received(count);
      for (int index = 0; index < count; index++) {
        route(index, nowNs);
      }
      port.flush();
    }
    return count;
  }

  private void obey() {
    for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
      command.run();
      rooms = forwarder.rooms();
    }
  }

  private void route(int index, long nowNs) {
    try {
      forwarder.route(index, nowNs);
    } catch (RuntimeException e) {
      // A bug: one packet is lost, the rooms go on. What it carried is not in the message.
      LOGGER.error("a datagram could not be routed", e);
    }
  }

  private boolean post(Runnable command) {
    boolean taken = commands.offer(command);
    port.wake();
    return taken;
  }

  @Override
  public void close() {
    open = false;
    port.wake();
  }
}
