package parley.gateway.limit;

import java.util.LinkedHashMap;
import java.util.Map;

/// How often each address may connect: a number in a window that begins with its first connect. Of
/// the addresses, those that connected last are remembered, at most [#ADDRESSES]. Safe for any
/// thread.
public final class ConnectThrottle {
  static final int ADDRESSES = 20_000;

  private final int most;
  private final long windowMs;
  private final Map<String, Window> windows =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
          return size() > ADDRESSES;
        }
      };

  private static final class Window {
    private long beganAtMs;
    private int connects;
  }

  public ConnectThrottle(int most, long windowMs) {
    this.most = most;
    this.windowMs = windowMs;
  }

  /// Counts a connect.
  ///
  /// @return 0 when it is allowed, else how long to wait
  public synchronized long take(String address, long nowMs) {
    Window window = windows.computeIfAbsent(address, ignored -> new Window());
    if (window.connects == 0 || nowMs - window.beganAtMs >= windowMs) {
      window.beganAtMs = nowMs;
      window.connects = 0;
    }
    if (window.connects >= most) {
      return window.beganAtMs + windowMs - nowMs;
    }
    window.connects++;
    return 0;
  }
}
