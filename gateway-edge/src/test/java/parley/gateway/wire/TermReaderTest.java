package parley.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against bytes as Erlang and the libraries of bots write them, and against hostile ones.
class TermReaderTest {
  @Test
  void readsWhatLibrariesWrite() throws IOException {
    // term_to_binary(#{<<"op">> => 2, <<"shard">> => [0,1], <<"big">> => 1 bsl 40})
    assertThat(
            read(
                "83 74 00000003 6d00000002 6f70 61 02 6d00000005 7368617264 6b0002 00 01"
                    + " 6d00000003 626967 6e 06 00 000000000001"))
        .isEqualTo(Map.of("op", 2, "shard", List.of(0, 1), "big", 1L << 40));
    assertThat(read("83 6c 00000003 77 03 6e696c 73 04 74727565 64 0005 66616c7365 6a"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .containsExactly(null, true, false);
    assertThat(read("83 68 02 61 01 62 fffffffe")).isEqualTo(List.of(1, -2));
    assertThat(read("83 46 3ff8000000000000")).isEqualTo(1.5);
    assertThat(read("83 63 312e3530303030303030303030303030303030303030652b3030 0000000000"))
        .isEqualTo(1.5);
    assertThat(read("83 6e 08 01 0000000000000040")).isEqualTo(-(1L << 62));
    assertThat(read("83 64 0004 69646c65")).isEqualTo("idle");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "83",
        "82 61 01",
        "83 61 01 00",
        // A size of two billion, in a map, a list, a text and a tuple.
        "83 74 7fffffff",
        "83 6c 7fffffff 61 01 6a",
        "83 6d 7fffffff 61",
        "83 6d ffffffff 61",
        "83 68 ff 61",
        // A key that is an atom, a list with a tail, a text that is not UTF-8.
        "83 74 00000001 73 02 6f70 61 01",
        "83 6c 00000001 61 01 61 01",
        "83 6d 00000002 c328",
        // Too large a number, one that is none.
        "83 6e 09 00 000000000000000001",
        "83 6e 08 00 ffffffffffffffff",
        "83 46 7ff8000000000000",
        // Compressed, a process, a reference, a function, a large number.
        "83 50 7fffffff 789c",
        "83 67 64 0001 61 00000000 00000000 00",
        "83 72 0001 64 0001 61 00 00000000",
        "83 70 00000000",
        "83 6f 00000001 00 01",
      })
  void refusesWhatIsNoPayload(String hex) {
    assertThatThrownBy(() -> read(hex)).isInstanceOf(IOException.class);
  }

  @Test
  void refusesWhatIsTooDeep() throws IOException {
    assertThat(read("83" + "6801".repeat(32) + "6a")).isNotNull();
    assertThatThrownBy(() -> read("83" + "6801".repeat(2_000) + "6a"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("deep");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void neverFailsInAnotherWay(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      for (int index = 0; index < bytes.length; index += 1 + random.nextInt(4)) {
        bytes[index] = (byte) (index == 0 ? 131 : 97 + random.nextInt(23));
      }
      try {
        TermReader.read(bytes);
      } catch (IOException e) {
        assertThat(e).as("seed %d", seed).hasMessageMatching(".+");
      }
    }
  }

  private static @Nullable Object read(String hex) throws IOException {
    return TermReader.read(HexFormat.of().parseHex(hex.replace(" ", "")));
  }
}
