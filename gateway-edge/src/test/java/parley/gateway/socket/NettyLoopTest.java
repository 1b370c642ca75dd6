package parley.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NettyLoopTest {
  private final DefaultEventLoop executor = new DefaultEventLoop();
  private final NettyLoop loop = new NettyLoop(0, executor, 1_000);

  @AfterEach
  void stop() {
    executor.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  @Test
  void aTaskThatFailsStopsNeitherItsBatchNorTheNext() {
    AtomicInteger done = new AtomicInteger();
    Runnable failing =
        () -> {
          throw new IllegalStateException("a mistake");
        };

    for (int i = 0; i < 20; i++) {
      loop.execute(List.of(failing, done::incrementAndGet));
    }
    loop.await();

    assertThat(done).hasValue(20);
  }

  @Test
  void aSocketMayOweLessOnceHalfOfTheBudgetIsOwed() {
    loop.count(10);
    assertThat(loop.limitBytes(900)).isEqualTo(900);

    loop.owes(600);

    assertThat(loop.limitBytes(900)).isEqualTo(4 * 60);
  }

  @Test
  void aLoopThatOwesMuchWaitsUntilItsClientsTookIt() {
    EmbeddedChannel channel = new EmbeddedChannel();
    NettyLoop paused = new NettyLoop(0, channel.eventLoop(), 1_000);
    AtomicInteger done = new AtomicInteger();
    paused.owes(600);

    paused.execute(List.of(done::incrementAndGet));
    channel.runPendingTasks();
    assertThat(done).hasValue(0);
    assertThat(paused.backlog()).isEqualTo(1);

    paused.owes(-300);
    channel.runPendingTasks();
    assertThat(done).hasValue(1);
    assertThat(paused.backlog()).isZero();
  }

  @Test
  void aPauseIsShortAndThenWhoeverOwesMoreThanOthersIsClosed() {
    EmbeddedChannel channel = new EmbeddedChannel();
    NettyLoop strict = new NettyLoop(0, channel.eventLoop(), 1_000);
    AtomicInteger done = new AtomicInteger();
    strict.count(10);
    strict.owes(600);
    strict.execute(List.of(done::incrementAndGet));
    channel.runPendingTasks();
    assertThat(done).hasValue(0);

    channel.advanceTimeBy(1, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();
    assertThat(done).hasValue(1);
    assertThat(strict.limitBytes(900)).as("the average").isEqualTo(60);

    strict.owes(-300);
    assertThat(strict.limitBytes(900)).isEqualTo(900);
  }
}
