package parley.voice.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RtpPacketTest {
  private final RtpPacket packet = new RtpPacket();

  @Test
  void readsWhatANativeClientSends() {
    byte[] bytes = hex("ffff80f81234000003c0deadbeef0102");

    assertThat(packet.read(bytes, 2, bytes.length - 2)).isTrue();

    assertThat(packet.payloadType()).isEqualTo(120);
    assertThat(packet.hasMarker()).isTrue();
    assertThat(packet.sequence()).isEqualTo(0x1234);
    assertThat(packet.timestamp()).isEqualTo(960);
    assertThat(packet.ssrc()).isEqualTo(0xdeadbeef);
    assertThat(packet.headerBytes()).isEqualTo(12);
    assertThat(packet.extensionBodyBytes()).isZero();
  }

  @Test
  void countsSourcesAndTheHeadOfExtensionsToTheHeader() {
    byte[] bytes = hex("9278000100000001000000020000000300000004bede000110ff0000aa");

    assertThat(packet.read(bytes, 0, bytes.length)).isTrue();

    assertThat(packet.headerBytes()).isEqualTo(12 + 8 + 4);
    assertThat(packet.extensionProfile()).isEqualTo(HeaderExtensions.ONE_BYTE_PROFILE);
    assertThat(packet.extensionBodyBytes()).isEqualTo(4);
  }

  @Test
  void refusesWhatIsCutShortOrOfAnotherVersion() {
    assertThat(packet.read(hex("8078000000000000000000"), 0, 11)).isFalse();
    assertThat(packet.read(hex("407800000000000000000001"), 0, 12)).isFalse();
    assertThat(packet.read(hex("8f7800000000000000000001"), 0, 12)).isFalse();
    assertThat(packet.read(hex("907800000000000000000001bede"), 0, 14)).isFalse();
  }

  @Test
  void readsBackTheHeaderThatItWrites() {
    byte[] bytes = new byte[14];
    RtpPacket.writeHeader(bytes, 1, 111, true, 65_535, -2, 0x80000001);

    assertThat(packet.read(bytes, 1, 12)).isTrue();

    assertThat(packet.payloadType()).isEqualTo(111);
    assertThat(packet.hasMarker()).isTrue();
    assertThat(packet.sequence()).isEqualTo(65_535);
    assertThat(packet.timestamp()).isEqualTo(-2);
    assertThat(packet.ssrc()).isEqualTo(0x80000001);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
