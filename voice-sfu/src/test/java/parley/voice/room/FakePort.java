package parley.voice.room;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import parley.voice.udp.MediaPort;

/// A port whose datagrams a test gives and takes.
final class FakePort implements MediaPort {
  record Datagram(long address, byte[] bytes) {}

  private final List<Datagram> incoming = new ArrayList<>();
  private List<Datagram> batch = List.of();
  private final List<Datagram> sent = new ArrayList<>();
  private final List<Datagram> flushed = new ArrayList<>();
  private Runnable meanwhile = () -> {};

  void arrive(long from, byte[] bytes) {
    incoming.add(new Datagram(from, bytes));
  }

  /// What happens once while the port waits for datagrams.
  void onceWhileWaiting(Runnable action) {
    meanwhile = action;
  }

  /// What was let go since the last question.
  List<Datagram> takeSent() {
    List<Datagram> taken = List.copyOf(flushed);
    flushed.clear();
    return taken;
  }

  @Override
  public int receive(int waitMs) {
    Runnable action = meanwhile;
    meanwhile = () -> {};
    action.run();
    batch = List.copyOf(incoming);
    incoming.clear();
    return batch.size();
  }

  @Override
  public int length(int index) {
    int length = batch.get(index).bytes().length;
    return length > MOST_BYTES ? OVERSIZE : length;
  }

  @Override
  public long source(int index) {
    return batch.get(index).address();
  }

  @Override
  public void copy(int index, byte[] out) {
    byte[] bytes = batch.get(index).bytes();
    System.arraycopy(bytes, 0, out, 0, bytes.length);
  }

  @Override
  public void send(byte[] bytes, int length, long destination) {
    sent.add(new Datagram(destination, Arrays.copyOf(bytes, length)));
  }

  @Override
  public void flush() {
    flushed.addAll(sent);
    sent.clear();
  }

  @Override
  public void wake() {}

  @Override
  public long unsent() {
    return 0;
  }

  @Override
  public void close() {}
}
