package parley.ops.checks.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// What a hostile client does on a connection, and how that must end.
enum Mischief {
  NO_HTTP(RawClient.ENDED) {
    @Override
    void play(RawClient client, Random random) throws IOException {
      client.write(noise(random, 2_000));
      client.drain(PATIENCE);
    }
  },
  HALF_A_REQUEST(RawClient.ENDED) {
    @Override
    void play(RawClient client, Random random) throws IOException {
      client.write("GET /?v=10 HTTP/1.1\r\nHost: gat");
      client.drain(PATIENCE);
    }
  },
  ENDLESS_HEADERS(RawClient.ENDED) {
    @Override
    void play(RawClient client, Random random) throws IOException {
      client.write("GET /?v=10 HTTP/1.1\r\n" + "X-Filler: 12345678901234567890\r\n".repeat(2_000));
      client.drain(PATIENCE);
    }
  },
  GARBAGE(4002) {
    @Override
    void play(RawClient client, Random random) throws IOException {
      client.upgraded(JSON);
      client.frame(RawClient.FINAL | RawClient.BINARY, noise(random, 500));
    }
  },
  TERMS_OF_GARBAGE(4002) {
    @Override
    void play(RawClient client, Random random) throws IOException {
      client.upgraded("v=10&encoding=etf");
      client.frame(RawClient.FINAL | RawClient.BINARY, noise(random, 500));
    }
  },
  /// A map of two billion fields, in six bytes.
  TERM_OF_A_LARGE_SIZE(4002) {
    @Override
    void play(RawClient client, Random random) throws IOException {
      client.upgraded("v=10&encoding=etf");
      client.frame(RawClient.FINAL | RawClient.BINARY, HexFormat.of().parseHex("83747fffffff"));
    }
  },
  /// A compressed term that claims, and has, a hundred megabytes.
  TERM_BOMB(4002) {
    @Override
    void play(RawClient client, Random random) throws IOException {
      client.upgraded("v=10&encoding=etf");
      ByteArrayOutputStream term = new ByteArrayOutputStream();
      term.writeBytes(HexFormat.of().parseHex("835005f5e100"));
      term.writeBytes(bomb());
      client.frame(RawClient.FINAL | RawClient.BINARY, term.toByteArray());
    }
  },
  /// A compressed frame, which nobody agreed to.
  FRAME_BOMB(4002) {
    @Override
    void play(RawClient client, Random random) throws IOException {
      client.upgraded(JSON);
      client.frame(RawClient.FINAL | RawClient.COMPRESSED | RawClient.TEXT, bomb());
    }
  },
  ENORMOUS_FRAME(4002) {
    @Override
    void play(RawClient client, Random random) throws IOException {
      client.upgraded(JSON);
      client.head(RawClient.FINAL | RawClient.BINARY, Long.MAX_VALUE);
    }
  },
  ENDLESS_FRAGMENTS(4002) {
    @Override
    void play(RawClient client, Random random) throws IOException {
      client.upgraded(JSON);
      client.frame(RawClient.TEXT, new byte[60_000]);
      client.frame(0, new byte[60_000]);
    }
  },
  DEEP_JSON(4002) {
    @Override
    void play(RawClient client, Random random) throws IOException {
      client.upgraded(JSON);
      client.text("[".repeat(4_000));
    }
  },
  FLOOD(4008) {
    @Override
    void play(RawClient client, Random random) throws IOException {
      client.upgraded(JSON);
      for (int payload = 0; payload < 121; payload++) {
        client.text("{\"op\":1,\"d\":null}");
      }
    }
  },
  NO_IDENTIFY(4003) {
    @Override
    void play(RawClient client, Random random) throws IOException {
      client.upgraded(JSON);
      client.text("{\"op\":8,\"d\":{}}");
    }
  },
  NOBODYS_TOKEN(4004) {
    @Override
    void play(RawClient client, Random random) throws IOException {
      client.upgraded(JSON);
      client.text("{\"op\":2,\"d\":{\"token\":\"a.b.c\",\"intents\":0,\"properties\":{}}}");
    }
  };

  /// Longer than a handshake may take.
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String JSON = "v=10&encoding=json";
  private static final int BOMB_BYTES = 100_000_000;
  private static final byte[] BOMB = makeBomb();

  private final int code;

  Mischief(int code) {
    this.code = code;
  }

  /// With which code the server is to close.
  int code() {
    return code;
  }

  abstract void play(RawClient client, Random random) throws IOException;

  private static byte[] noise(Random random, int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private static byte[] bomb() {
    return BOMB;
  }

  private static byte[] makeBomb() {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (DeflaterOutputStream out =
        new DeflaterOutputStream(bomb, new Deflater(Deflater.BEST_COMPRESSION))) {
      byte[] zeros = new byte[1 << 16];
      for (int written = 0; written < BOMB_BYTES; written += zeros.length) {
        out.write(zeros);
      }
    } catch (IOException e) {
      throw new IllegalStateException("an array takes every byte", e);
    }
    // What does not fit into a payload would be refused for its length alone.
    return Arrays.copyOf(bomb.toByteArray(), 4_000);
  }
}
