package parley.ops.checks.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;

/// A client of the gateway that is free to break every rule: it writes bytes. For one thread.
final class RawClient implements AutoCloseable {
  /// What [#closeCode] answers when the connection ends without a close frame.
  static final int ENDED = 0;

  static final int TEXT = 0x1;
  static final int BINARY = 0x2;
  static final int FINAL = 0x80;
  static final int COMPRESSED = 0x40;

  private static final int CONNECT_TIMEOUT_MS = 10_000;
  private static final int CLOSE = 0x88;
  private static final int SMALL_BUFFER = 4_096;

  private final Socket socket = new Socket();
  private final InputStream in;
  private final OutputStream out;

  /// @param source the address to come from
  RawClient(String host, int port, String source) throws IOException {
    socket.setReceiveBufferSize(SMALL_BUFFER);
    socket.bind(new InetSocketAddress(InetAddress.getByName(source), 0));
    socket.connect(new InetSocketAddress(host, port), CONNECT_TIMEOUT_MS);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  void write(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  void write(String text) throws IOException {
    write(text.getBytes(ISO_8859_1));
  }

  /// Becomes a WebSocket, and reads the greeting.
  RawClient upgraded(String query) throws IOException {
    write(
        "GET /?"
            + query
            + " HTTP/1.1\r\nHost: gateway\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    int last = 0;
    while (last != 0x0D0A0D0A) {
      last = last << 8 | read();
    }
    frame();
    return this;
  }

  void text(String payload) throws IOException {
    frame(FINAL | TEXT, payload.getBytes(UTF_8));
  }

  /// Sends a frame, masked with zeros.
  void frame(int head, byte[] payload) throws IOException {
    head(head, payload.length);
    write(payload);
  }

  /// Sends the head of a frame that claims a length.
  void head(int head, long length) throws IOException {
    out.write(head);
    if (length < 126) {
      out.write(0x80 | (int) length);
    } else if (length <= 0xFFFF) {
      out.write(new byte[] {(byte) 0xFE, (byte) (length >> 8), (byte) length});
    } else {
      out.write(0xFF);
      for (int shift = 56; shift >= 0; shift -= 8) {
        out.write((int) (length >> shift));
      }
    }
    out.write(new byte[4]);
    out.flush();
  }

  /// Reads until the server closes.
  ///
  /// @return the close code, or [#ENDED]
  /// @throws IOException when it does not close in time
  int closeCode(Duration within) throws IOException {
    socket.setSoTimeout((int) within.toMillis());
    try {
      while (true) {
        byte[] frame = frame();
        if (frame.length >= 3 && Byte.toUnsignedInt(frame[0]) == CLOSE) {
          return Byte.toUnsignedInt(frame[1]) << 8 | Byte.toUnsignedInt(frame[2]);
        }
      }
    } catch (EOFException | SocketException e) {
      return ENDED;
    }
  }

  /// Reads what may come, until the connection ends.
  void drain(Duration within) throws IOException {
    socket.setSoTimeout((int) within.toMillis());
    try {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (SocketException e) {
      // It was reset, which is an end, too.
    }
  }

  /// The first byte of the next frame, followed by its payload.
  private byte[] frame() throws IOException {
    DataInputStream data = new DataInputStream(in);
    int head = read();
    int length = read();
    if (length == 126) {
      length = data.readUnsignedShort();
    } else if (length == 127) {
      length = Math.toIntExact(data.readLong());
    }
    byte[] frame = new byte[1 + length];
    frame[0] = (byte) head;
    data.readFully(frame, 1, length);
    return frame;
  }

  private int read() throws IOException {
    int value = in.read();
    if (value < 0) {
      throw new EOFException();
    }
    return value;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
