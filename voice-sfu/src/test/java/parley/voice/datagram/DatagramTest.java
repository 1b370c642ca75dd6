package parley.voice.datagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DatagramTest {
  @Test
  void tellsKindsApart() {
    assertThat(kind(new byte[0])).isEqualTo(DatagramKind.EMPTY);
    assertThat(kind(new byte[8])).isEqualTo(DatagramKind.KEEPALIVE);
    assertThat(kind(request())).isEqualTo(DatagramKind.DISCOVERY);
    assertThat(kind(HexFormat.of().parseHex("807800010000000000000001aa")))
        .isEqualTo(DatagramKind.RTP);
    assertThat(kind(HexFormat.of().parseHex("81c90001000000010000000000")))
        .isEqualTo(DatagramKind.RTCP);
    assertThat(kind(new byte[9])).isEqualTo(DatagramKind.UNKNOWN);
    assertThat(kind(new byte[IpDiscovery.LENGTH])).isEqualTo(DatagramKind.UNKNOWN);
    assertThat(kind(new byte[] {(byte) 0x80})).isEqualTo(DatagramKind.UNKNOWN);
  }

  @Test
  void answersDiscoveryWithTheAddressAsText() {
    byte[] out = new byte[IpDiscovery.LENGTH + 1];
    out[20] = 99;

    IpDiscovery.writeResponse(out, 1, 0xCAFE, "203.0.113.7", 50_004);

    String hex = HexFormat.of().formatHex(out, 1, out.length);
    assertThat(hex)
        .startsWith("000200460000cafe" + "3230332e302e3131332e37" + "00")
        .endsWith("00" + "c354");
    assertThat(IpDiscovery.ssrc(request(), 0)).isEqualTo(0xCAFE);
  }

  private static byte[] request() {
    byte[] request = new byte[IpDiscovery.LENGTH];
    System.arraycopy(HexFormat.of().parseHex("000100460000cafe"), 0, request, 0, 8);
    return request;
  }

  private static DatagramKind kind(byte[] bytes) {
    return DatagramKind.of(bytes, 0, bytes.length);
  }
}
