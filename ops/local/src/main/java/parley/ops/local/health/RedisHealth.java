package parley.ops.local.health;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Sends PING and wants PONG.
public record RedisHealth(int port) implements HealthCheck {
  private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final String PONG = "+PONG\r\n";

  @Override
  public Health look() {
    try (Socket socket = Loopback.connect(port)) {
      socket.getOutputStream().write(PING);
      byte[] answer = socket.getInputStream().readNBytes(PONG.length());
      String text = new String(answer, StandardCharsets.US_ASCII);
      return text.equals(PONG) ? Health.up("PONG") : Health.down("answers " + text.strip());
    } catch (IOException e) {
      return Health.down(e);
    }
  }
}
