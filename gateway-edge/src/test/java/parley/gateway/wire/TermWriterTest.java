package parley.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.contracts.json.JsonTree;

/// Against bytes as the documentation of Erlang's external term format has them.
class TermWriterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 61 00",
        "255 | 61 ff",
        "256 | 62 00000100",
        "-1 | 62 ffffffff",
        "2147483648 | 6e 04 00 00000080",
        "-4294967296 | 6e 05 01 0000000001",
        "9223372036854775807 | 6e 08 00 ffffffffffffff7f",
        "-9223372036854775808 | 6e 08 01 0000000000000080",
        "18446744073709551616 | 46 43f0000000000000",
        "1.5 | 46 3ff8000000000000",
        "\"a\u00e9\" | 6d 00000003 61c3a9",
        "true | 73 04 74727565",
        "false | 73 05 66616c7365",
        "null | 73 03 6e696c",
        "[] | 6a",
        "[7] | 6c 00000001 6107 6a",
        "{} | 74 00000000",
        "{\"op\":1} | 74 00000001 73026f70 6101",
        "{\"nil\":1} | 74 00000001 6d000000036e696c 6101",
      })
  void writesAsErlangDoes(String json, String term) {
    assertThat(term(json)).isEqualTo(term.replace(" ", ""));
  }

  @Test
  void writesIdsAsIntegersAndOtherTextsAsTexts() {
    String id = "6e08000100ee042cfc430f";
    assertThat(term("{\"id\":\"1100000000000000001\"}")).endsWith(id);
    assertThat(term("{\"guild_id\":\"1100000000000000001\"}")).endsWith(id);
    assertThat(term("{\"roles\":[\"1100000000000000001\"]}")).endsWith(id + "6a");
    String text = HexFormat.of().formatHex("1100000000000000001".getBytes(StandardCharsets.UTF_8));
    assertThat(term("{\"content\":\"1100000000000000001\"}")).endsWith(text);
    assertThat(term("{\"nonce\":\"1100000000000000001\"}")).endsWith(text);
    assertThat(term("{\"id\":\"everyone\"}")).endsWith("6576657279" + "6f6e65");
    assertThat(term("{\"id\":\"99999999999999999999\"}")).contains("6d00000014");
    assertThat(term("{\"id\":\"0100000000000000001\"}")).contains("6d00000013");
    assertThat(term("{\"id\":\"7\"}")).endsWith("6d0000000137");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void whatItWritesReadsAsTheJson(long seed) throws IOException {
    byte[] json = value(new Random(seed), 0).getBytes(StandardCharsets.UTF_8);

    assertThat(ServerTerm.read(TermWriter.payload(json)))
        .as("seed %d", seed)
        .isEqualTo(JsonTree.read(json));
  }

  private static String term(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    String payload = HexFormat.of().formatHex(TermWriter.payload(bytes));
    String within = HexFormat.of().formatHex(TermWriter.term(bytes, bytes.length));
    assertThat(payload).isEqualTo("83" + within);
    return within;
  }

  private static String value(Random random, int depth) {
    return switch (random.nextInt(depth < 4 ? 7 : 5)) {
      case 0 -> Integer.toString(random.nextInt(-1_000, 1_000));
      case 1 -> Long.toString(random.nextLong() | 1L << 40);
      case 2 -> random.nextBoolean() ? "true" : "null";
      case 3 -> "\"t\u00fc\ud83d\ude00" + random.nextInt() + "\"";
      case 4 -> Double.toString(random.nextInt(1_000) + 0.5);
      case 5 -> {
        StringBuilder list = new StringBuilder("[").append(value(random, depth + 1));
        random
            .ints(random.nextInt(4))
            .forEach(i -> list.append(',').append(value(random, depth + 1)));
        yield list.append(']').toString();
      }
      default -> {
        StringBuilder map = new StringBuilder("{\"first\":").append(value(random, depth + 1));
        random
            .ints(random.nextInt(4))
            .forEach(
                i -> map.append(",\"k").append(i).append("\":").append(value(random, depth + 1)));
        yield map.append('}').toString();
      }
    };
  }
}
