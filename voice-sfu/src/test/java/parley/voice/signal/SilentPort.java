package parley.voice.signal;

import parley.voice.udp.MediaPort;

/// A port at which nothing arrives.
final class SilentPort implements MediaPort {
  @Override
  public int receive(int waitMs) {
    return 0;
  }

  @Override
  public int length(int index) {
    return 0;
  }

  @Override
  public long source(int index) {
    return 0;
  }

  @Override
  public void copy(int index, byte[] out) {}

  @Override
  public void send(byte[] bytes, int length, long destination) {}

  @Override
  public void flush() {}

  @Override
  public void wake() {}

  @Override
  public long unsent() {
    return 0;
  }

  @Override
  public void close() {}
}
