package parley.gateway.resume;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.contracts.id.UserId;
import parley.gateway.dispatch.Dispatch;
import parley.gateway.dispatch.EventType;
import parley.gateway.dispatch.Intents;
import parley.gateway.dispatch.PlainDispatch;
import parley.gateway.dispatch.Viewer;

class ReplayBufferTest {
  private static final Viewer VIEWER = new Viewer(new UserId(1), Intents.ALL);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void givesBackWhatIsMissingWhereverTheCutWas(long seed) {
    Random random = new Random(seed);
    ReplayBuffer buffer =
        new ReplayBuffer(new ReplayLimits(50, 1 << 20, Duration.ofHours(1)), VIEWER);
    List<Dispatch> all = new ArrayList<>();
    long confirmed = 0;
    for (int step = 0; step < 500; step++) {
      if (random.nextInt(4) == 0) {
        confirmed = Math.max(confirmed, random.nextLong(all.size() + 1L));
        buffer.confirm(confirmed);
      } else {
        Dispatch event = event(step);
        all.add(event);
        assertThat(buffer.append(event)).isEqualTo(all.size());
      }
      long cut = random.nextLong(all.size() + 1L);
      long oldest = Math.max(confirmed, all.size() - 50L);

      List<Dispatch> missing = buffer.after(cut);

      if (cut < oldest) {
        assertThat(missing).as("seed %d, step %d", seed, step).isNull();
      } else {
        assertThat(missing)
            .as("seed %d, step %d", seed, step)
            .isEqualTo(all.subList((int) cut, all.size()));
      }
    }
  }

  @Test
  void isBoundedInBytes() {
    ReplayBuffer buffer =
        new ReplayBuffer(new ReplayLimits(1_000, 100, Duration.ofHours(1)), VIEWER);
    for (int i = 0; i < 100; i++) {
      buffer.append(event(i));
    }

    assertThat(buffer.sizeBytes()).isLessThanOrEqualTo(100);
    assertThat(buffer.after(0)).isNull();
  }

  private static Dispatch event(int number) {
    return PlainDispatch.shared(EventType.MESSAGE_CREATE, 0, json -> json.writeNumber(number));
  }
}
