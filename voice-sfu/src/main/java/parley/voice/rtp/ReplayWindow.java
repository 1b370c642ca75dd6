package parley.voice.rtp;

/// Remembers which of the last [#WIDTH] indices came (RFC 3711, 3.3.2). What is older counts as
/// seen. Belongs to one thread.
public final class ReplayWindow {
  public static final int WIDTH = 128;

  private long highest = -1;
  private long near;
  private long far;

  /// Whether an index was not accepted yet; changes nothing, since it may still prove forged.
  public boolean isNew(long index) {
    long age = highest - index;
    if (age < 0) {
      return true;
    }
    if (age >= WIDTH) {
      return false;
    }
    return age < Long.SIZE ? (near >>> age & 1) == 0 : (far >>> (age - Long.SIZE) & 1) == 0;
  }

  /// Remembers an index that proved genuine.
  public void accept(long index) {
    long age = highest - index;
    if (age >= 0) {
      if (age < Long.SIZE) {
        near |= 1L << age;
      } else if (age < WIDTH) {
        far |= 1L << (age - Long.SIZE);
      }
      return;
    }
    long step = -age;
    if (highest < 0 || step >= WIDTH) {
      near = 0;
      far = 0;
    } else if (step >= Long.SIZE) {
      far = near << (step - Long.SIZE);
      near = 0;
    } else {
      far = far << step | near >>> (Long.SIZE - step);
      near <<= step;
    }
    near |= 1;
    highest = index;
  }
}
