package parley.ops.local.health;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;

/// Speaks the CQL native protocol: OPTIONS has to be answered with SUPPORTED.
public record CassandraHealth(int port) implements HealthCheck {
  // Frame header, native protocol v4: version, flags, stream (2), opcode, length (4).
  private static final byte[] OPTIONS = {4, 0, 0, 0, 5, 0, 0, 0, 0};
  private static final int HEADER_BYTES = 9;
  private static final int OPCODE_INDEX = 4;
  private static final int SUPPORTED = 6;

  @Override
  public Health look() {
    try (Socket socket = Loopback.connect(port)) {
      socket.getOutputStream().write(OPTIONS);
      byte[] header = new byte[HEADER_BYTES];
      new DataInputStream(socket.getInputStream()).readFully(header);
      return header[OPCODE_INDEX] == SUPPORTED
          ? Health.up("CQL")
          : Health.down("answers opcode " + header[OPCODE_INDEX]);
    } catch (IOException e) {
      return Health.down(e);
    }
  }
}
