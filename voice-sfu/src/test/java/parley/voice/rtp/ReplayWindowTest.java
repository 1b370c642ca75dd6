package parley.voice.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayWindowTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithASetOfEverythingThatCame(long seed) {
    Random random = new Random(seed);
    ReplayWindow window = new ReplayWindow();
    Set<Long> seen = new HashSet<>();
    long highest = -1;
    for (int step = 0; step < 20_000; step++) {
      int range = random.nextInt(10) == 0 ? 400 : 40;
      long index = Math.max(0, highest + random.nextInt(range) - range / 2);
      boolean expected = !seen.contains(index) && index > highest - ReplayWindow.WIDTH;

      assertThat(window.isNew(index)).as("seed %d step %d", seed, step).isEqualTo(expected);

      if (expected) {
        window.accept(index);
        seen.add(index);
        highest = Math.max(highest, index);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 32})
  void unrollsACounterOverItsWrap(int bits) {
    Random random = new Random(bits);
    Unroller unroller = new Unroller(bits);
    long mask = (1L << bits) - 1;
    long offset = (1L << bits) - 50;
    long first = unroller.estimate(offset & mask);
    unroller.accept(first);
    long sent = 0;
    for (int step = 0; step < 1_000; step++) {
      long index = Math.max(0, sent + random.nextInt(60) - 20);

      long estimate = unroller.estimate(offset + index & mask);

      assertThat(estimate - first).as("step %d", step).isEqualTo(index);
      unroller.accept(estimate);
      sent = Math.max(sent, index);
    }
  }

  @Test
  void doesNotMoveForWhatIsOnlyAsked() {
    Unroller unroller = new Unroller(16);
    unroller.accept(unroller.estimate(10));

    long forged = unroller.estimate(30_000);

    assertThat(unroller.estimate(11)).isEqualTo(forged - 29_989);
  }
}
