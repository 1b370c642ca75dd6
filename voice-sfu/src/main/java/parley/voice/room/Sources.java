package parley.voice.room;

import java.util.Optional;
import java.util.random.RandomGenerator;

/// Gives out sources (SSRCs): the lower bits are the place in the loop's table, the upper ones are
/// chance, so that looking one up is an array access and guessing one is not free. Belongs to one
/// thread.
public final class Sources {
  /// As many seats as one loop has.
  public static final int MOST = 1 << 13;

  private static final int MASK = MOST - 1;

  private final RandomGenerator random;
  private final int[] free = new int[MOST];
  private int remaining = MOST;

  public Sources(RandomGenerator random) {
    this.random = random;
    for (int place = 0; place < MOST; place++) {
      free[place] = place;
    }
  }

  /// A source that nobody has, unless all are taken.
  public Optional<Integer> take() {
    if (remaining == 0) {
      return Optional.empty();
    }
    remaining--;
    return Optional.of(random.nextInt() & ~MASK | free[remaining]);
  }

  public void giveBack(int ssrc) {
    free[remaining] = place(ssrc);
    remaining++;
  }

  public int taken() {
    return MOST - remaining;
  }

  static int place(int ssrc) {
    return ssrc & MASK;
  }
}
