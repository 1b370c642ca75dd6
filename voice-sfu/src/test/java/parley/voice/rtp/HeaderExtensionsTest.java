package parley.voice.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HeaderExtensionsTest {
  @Test
  void findsElementsOfOneByteHeads() {
    byte[] body = HexFormat.of().parseHex("1085" + "00" + "22aabbcc" + "00");

    long level = find(body, HeaderExtensions.ONE_BYTE_PROFILE, 1);
    long other = find(body, HeaderExtensions.ONE_BYTE_PROFILE, 2);

    assertThat(HeaderExtensions.offset(level)).isEqualTo(1);
    assertThat(HeaderExtensions.length(level)).isEqualTo(1);
    assertThat(HeaderExtensions.offset(other)).isEqualTo(4);
    assertThat(HeaderExtensions.length(other)).isEqualTo(3);
    assertThat(find(body, HeaderExtensions.ONE_BYTE_PROFILE, 3)).isEqualTo(HeaderExtensions.ABSENT);
  }

  @Test
  void findsElementsOfTwoByteHeads() {
    byte[] body = HexFormat.of().parseHex("1100" + "0c02aabb");

    long element = find(body, 0x1000, 12);

    assertThat(HeaderExtensions.offset(element)).isEqualTo(4);
    assertThat(HeaderExtensions.length(element)).isEqualTo(2);
    assertThat(HeaderExtensions.length(find(body, 0x100f, 17))).isZero();
  }

  @Test
  void findsNothingBehindAnElementThatIsCutShort() {
    assertThat(find(HexFormat.of().parseHex("1f0102"), HeaderExtensions.ONE_BYTE_PROFILE, 1))
        .isEqualTo(HeaderExtensions.ABSENT);
    assertThat(find(HexFormat.of().parseHex("01"), 0x1000, 1)).isEqualTo(HeaderExtensions.ABSENT);
    assertThat(find(HexFormat.of().parseHex("f01010"), HeaderExtensions.ONE_BYTE_PROFILE, 1))
        .isEqualTo(HeaderExtensions.ABSENT);
  }

  private static long find(byte[] body, int profile, int id) {
    return HeaderExtensions.find(body, 0, body.length, profile, id);
  }
}
