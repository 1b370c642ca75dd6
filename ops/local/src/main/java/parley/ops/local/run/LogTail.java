package parley.ops.local.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The end of a log.
public final class LogTail {
  private static final int BYTES = 64 << 10;
  private static final int LINE_CHARACTERS = 300;

  private LogTail() {}

  public static void print(Path log, int lines, PrintStream out) throws IOException {
    if (!Files.exists(log)) {
      return;
    }
    try (var channel = Files.newByteChannel(log)) {
      channel.position(Math.max(0, channel.size() - BYTES));
      var buffer = java.nio.ByteBuffer.allocate(BYTES);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
      List<String> text =
          new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8).lines().toList();
      out.println("Last lines of " + log + ":");
      text.subList(Math.max(0, text.size() - lines), text.size())
          .forEach(line -> out.println("  " + shorten(line)));
    }
  }

  private static String shorten(String line) {
    return line.length() <= LINE_CHARACTERS ? line : line.substring(0, LINE_CHARACTERS) + "…";
  }
}
