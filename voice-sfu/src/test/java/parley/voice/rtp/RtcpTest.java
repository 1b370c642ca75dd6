package parley.voice.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RtcpTest {
  private final RtcpCompound compound = new RtcpCompound();
  private final byte[] out = new byte[200];

  @Test
  void readsTheCompoundThatItWrites() {
    RtcpWriter.Reception heard = new RtcpWriter.Reception(7, 25, -1, 0x10002, 30, 40, 50);
    int length = RtcpWriter.receiverReport(out, 0, 1, heard);
    length += RtcpWriter.pictureLoss(out, length, 1, 8);
    length += RtcpWriter.nack(out, length, 1, 9, 100, 0x8001);

    assertThat(compound.read(out, 0, length)).isTrue();

    assertThat(compound.next()).isTrue();
    assertThat(compound.type()).isEqualTo(RtcpCompound.RECEIVER_REPORT);
    assertThat(compound.format()).isEqualTo(1);
    assertThat(HexFormat.of().formatHex(out, 0, compound.length()))
        .isEqualTo(
            "81c900070000000100000007" + "19ffffff" + "00010002" + "0000001e0000002800000032");
    assertThat(compound.next()).isTrue();
    assertThat(compound.type()).isEqualTo(RtcpCompound.PAYLOAD_FEEDBACK);
    assertThat(compound.format()).isEqualTo(RtcpCompound.PICTURE_LOSS);
    assertThat(compound.mediaSsrc()).isEqualTo(8);
    assertThat(compound.next()).isTrue();
    assertThat(compound.senderSsrc()).isEqualTo(1);
    assertThat(compound.nackPairs()).isEqualTo(1);
    assertThat(compound.nackPair(0)).isEqualTo(0x8001 << 16 | 100);
    assertThat(compound.next()).isFalse();
  }

  @Test
  void refusesACompoundOfWhichAPartIsNotWhole() {
    int length = RtcpWriter.pictureLoss(out, 0, 1, 8);
    length += RtcpWriter.nack(out, length, 1, 9, 100, 0);

    assertThat(compound.read(out, 0, length - 1)).isFalse();
    assertThat(compound.read(out, 0, 3)).isFalse();
    assertThat(compound.read(HexFormat.of().parseHex("82c8000100000001"), 0, 8)).isFalse();
    assertThat(compound.read(HexFormat.of().parseHex("01c9000100000001"), 0, 8)).isFalse();
  }
}
