package parley.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectThrottleTest {
  private final ConnectThrottle throttle = new ConnectThrottle(2, 10_000);

  @Test
  void letsAnAddressConnectSoOftenInAWindow() {
    assertThat(throttle.take("a", 0)).isZero();
    assertThat(throttle.take("a", 4_000)).isZero();
    assertThat(throttle.take("a", 9_000)).isEqualTo(1_000);
    assertThat(throttle.take("b", 9_000)).isZero();

    assertThat(throttle.take("a", 10_000)).isZero();
  }

  @Test
  void forgetsAddressesThatConnectedLongestAgo() {
    throttle.take("a", 0);
    throttle.take("a", 0);
    for (int i = 0; i < ConnectThrottle.ADDRESSES; i++) {
      throttle.take("other " + i, 0);
    }

    assertThat(throttle.take("a", 0)).isZero();
  }
}
