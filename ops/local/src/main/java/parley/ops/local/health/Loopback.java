package parley.ops.local.health;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/// Connections to a port of this machine. Every read has a limit.
public final class Loopback {
  public static final String HOST = "127.0.0.1";

  static final Duration LIMIT = Duration.ofSeconds(3);

  private Loopback() {}

  static Socket connect(int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(HOST, port), (int) LIMIT.toMillis());
      socket.setSoTimeout((int) LIMIT.toMillis());
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /// Whether anything listens there.
  public static boolean isTaken(int port) {
    try (Socket socket = connect(port)) {
      return socket.isConnected();
    } catch (IOException closed) {
      return false;
    }
  }
}
