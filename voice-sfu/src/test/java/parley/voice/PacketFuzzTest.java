package parley.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.voice.aead.TransportCipher;
import parley.voice.aead.TransportMode;
import parley.voice.datagram.DatagramKind;
import parley.voice.datagram.IpDiscovery;
import parley.voice.rtp.HeaderExtensions;
import parley.voice.rtp.RtcpCompound;
import parley.voice.rtp.RtpPacket;

/// Mutated datagrams against every parser: none may throw, read outside the datagram, or open what
/// was not sealed. `-Dparley.fuzz.datagrams=10000000` makes it long.
class PacketFuzzTest {
  private static final int DATAGRAMS = Integer.getInteger("parley.fuzz.datagrams", 100_000);
  private static final int MOST_BYTES = 300;
  private static final List<String> SEEDS =
      List.of(
          "80780001000003c0deadbeef" + "00".repeat(60),
          "90780001000003c0deadbeefbede000110ff0000" + "11".repeat(60),
          "92780001000003c0deadbeef0000000100000002100f000201020304" + "22".repeat(60),
          "80c80006000000010000000000000000000000000000000000000000"
              + "81c900070000000100000002000000000000000000000000000000000000000",
          "81ce000200000001000000028fce000500000001000000005245" + "4d420100000100000003",
          "81cd00030000000100000002000a00ff",
          "000100460000cafe" + "00".repeat(66));

  private final RtpPacket packet = new RtpPacket();
  private final RtcpCompound compound = new RtcpCompound();
  private final byte[] opened = new byte[MOST_BYTES];

  @ParameterizedTest
  @EnumSource
  void noDatagramHurts(TransportMode mode) {
    long seed = mode.ordinal() + 1;
    Random random = new Random(seed);
    byte[] key = new byte[TransportMode.KEY_BYTES];
    random.nextBytes(key);
    TransportCipher cipher = mode.cipher(key);
    long[] kinds = new long[DatagramKind.values().length];
    for (int step = 0; step < DATAGRAMS; step++) {
      byte[] datagram = mutated(random);
      try {
        kinds[parse(datagram, cipher).ordinal()]++;
      } catch (RuntimeException e) {
        throw new AssertionError(
            "seed %d step %d: %s".formatted(seed, step, HexFormat.of().formatHex(datagram)), e);
      }
    }
    assertThat(kinds).as("every kind occurs").doesNotContain(0);
  }

  private DatagramKind parse(byte[] datagram, TransportCipher cipher) {
    DatagramKind kind = DatagramKind.of(datagram, 0, datagram.length);
    switch (kind) {
      case RTP -> {
        if (packet.read(datagram, 0, datagram.length)) {
          int body = Math.min(packet.extensionBodyBytes(), datagram.length - packet.headerBytes());
          long element =
              HeaderExtensions.find(
                  datagram, packet.headerBytes(), body, packet.extensionProfile(), 1);
          assertThat(element == HeaderExtensions.ABSENT || isWithin(element, datagram)).isTrue();
          assertThat(
                  cipher.open(datagram, 0, packet.headerBytes(), datagram.length, opened, 0)
                      == TransportCipher.FORGED)
              .isTrue();
        }
      }
      case RTCP -> {
        if (compound.read(datagram, 0, datagram.length)) {
          while (compound.next()) {
            assertThat(compound.offset() + compound.length() <= datagram.length).isTrue();
            if (compound.type() == RtcpCompound.TRANSPORT_FEEDBACK) {
              for (int pair = 0; pair < compound.nackPairs(); pair++) {
                compound.nackPair(pair);
              }
              compound.mediaSsrc();
            }
          }
        }
      }
      case DISCOVERY -> IpDiscovery.ssrc(datagram, 0);
      case KEEPALIVE, EMPTY, UNKNOWN -> {}
    }
    return kind;
  }

  private static boolean isWithin(long element, byte[] datagram) {
    int at = HeaderExtensions.offset(element);
    return at >= RtpPacket.FIXED_HEADER_BYTES
        && at + HeaderExtensions.length(element) <= datagram.length;
  }

  private static byte[] mutated(Random random) {
    String seed = SEEDS.get(random.nextInt(SEEDS.size()));
    byte[] datagram = HexFormat.of().parseHex(seed, 0, seed.length() & ~1);
    if (random.nextInt(3) == 0) {
      datagram = Arrays.copyOf(datagram, random.nextInt(MOST_BYTES));
    }
    int changes = random.nextInt(6);
    for (int change = 0; change < changes && datagram.length > 0; change++) {
      int at =
          random.nextInt(random.nextBoolean() ? Math.min(24, datagram.length) : datagram.length);
      datagram[at] = (byte) random.nextInt(256);
    }
    return datagram;
  }
}
