package parley.voice.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.contracts.id.ChannelId;
import parley.voice.aead.TransportCipher;
import parley.voice.aead.TransportMode;
import parley.voice.rtp.RtpPacket;
import parley.voice.udp.MediaPort;
import parley.voice.udp.SocketAddresses;

class MediaLoopTest {
  private static final ChannelId CHANNEL = new ChannelId(7);
  private static final int OPUS = 120;

  private final FakePort port = new FakePort();
  private final MediaCounters counters = new MediaCounters();
  private final MediaLoop loop = new MediaLoop(port, counters);
  private final Sources sources = new Sources(new Random(3));
  private final Client speaker = new Client(CHANNEL, 1, TransportMode.AES_256_GCM);
  private final Client listener = new Client(CHANNEL, 2, TransportMode.XCHACHA20_POLY1305);

  /// What a native client does.
  private final class Client {
    final Seat seat;
    final TransportMode mode;
    final byte[] key = new byte[TransportMode.KEY_BYTES];
    final TransportCipher cipher;
    long address;
    int counter;
    int sequence;

    Client(ChannelId channel, int number, TransportMode mode) {
      seat = new Seat(channel, sources.take().orElseThrow(), System.nanoTime());
      this.mode = mode;
      Arrays.fill(key, (byte) number);
      cipher = mode.cipher(key);
      address = SocketAddresses.of(0x7F000001, 4_000 + number);
    }

    Client connected() {
      loop.enter(seat);
      discover();
      loop.secure(seat, mode.cipher(key));
      work();
      return this;
    }

    List<FakePort.Datagram> discover() {
      port.arrive(address, question());
      return work();
    }

    byte[] question() {
      byte[] question = new byte[74];
      question[1] = 1;
      question[3] = 70;
      for (int index = 0; index < 4; index++) {
        question[4 + index] = (byte) (seat.ssrc() >>> 24 - 8 * index);
      }
      return question;
    }

    byte[] packet(String voice) {
      byte[] plain = new byte[12 + voice.length()];
      RtpPacket.writeHeader(plain, 0, OPUS, false, ++sequence, sequence * 960, seat.ssrc());
      byte[] payload = voice.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      System.arraycopy(payload, 0, plain, 12, payload.length);
      byte[] sealed = new byte[plain.length + TransportCipher.OVERHEAD_BYTES];
      cipher.seal(plain, 0, 12, payload.length, counter++, sealed, 0);
      return sealed;
    }

    List<FakePort.Datagram> say(String voice) {
      port.arrive(address, packet(voice));
      return work();
    }

    String opened(FakePort.Datagram heard) {
      assertThat(heard.address()).isEqualTo(address);
      byte[] out = new byte[300];
      int rest = cipher.open(heard.bytes(), 0, 12, heard.bytes().length, out, 0);
      return rest < 0
          ? "forged"
          : new String(out, 12, rest, java.nio.charset.StandardCharsets.US_ASCII);
    }
  }

  private List<FakePort.Datagram> work() {
    loop.doWork(0);
    return port.takeSent();
  }

  @BeforeEach
  void connect() {
    speaker.connected();
    listener.connected();
  }

  @Test
  void answersWhoComesWhileItWaitedForDatagrams() {
    Client quick = new Client(CHANNEL, 3, TransportMode.AES_256_GCM);
    port.onceWhileWaiting(
        () -> {
          loop.enter(quick.seat);
          port.arrive(quick.address, quick.question());
        });

    assertThat(work()).extracting(FakePort.Datagram::address).containsExactly(quick.address);
  }

  @Test
  void answersDiscoveryWithTheClientsAddress() {
    List<FakePort.Datagram> answer = speaker.discover();

    assertThat(answer).hasSize(1);
    byte[] bytes = answer.getFirst().bytes();
    assertThat(answer.getFirst().address()).isEqualTo(speaker.address);
    assertThat(new String(bytes, 8, 9, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("127.0.0.1");
    assertThat(bytes[72] << 8 | bytes[73] & 0xFF).isEqualTo(4_001);
  }

  @Test
  void carriesVoiceToTheOthersOfTheRoomOnly() {
    Client elsewhere = new Client(new ChannelId(8), 3, TransportMode.AES_256_GCM).connected();

    List<FakePort.Datagram> heard = speaker.say("hello");

    assertThat(heard).hasSize(1);
    assertThat(listener.opened(heard.getFirst())).isEqualTo("hello");
    assertThat(Arrays.copyOf(heard.getFirst().bytes(), 2)).isEqualTo(new byte[] {-128, OPUS});
    assertThat(elsewhere.say("nobody there")).isEmpty();
    assertThat(counters.forwarded()).isEqualTo(1);
  }

  @Test
  void neverUsesACounterTwiceForAListener() {
    byte[] first = speaker.say("one").getFirst().bytes();
    byte[] second = speaker.say("two").getFirst().bytes();

    assertThat(TransportCipher.counter(second, 0, second.length))
        .isNotEqualTo(TransportCipher.counter(first, 0, first.length));
  }

  @Test
  void dropsWhatWasReplayedForgedOrCutShort() {
    byte[] packet = speaker.packet("once");
    port.arrive(speaker.address, packet);
    port.arrive(speaker.address, packet);
    byte[] forged = speaker.packet("forged");
    forged[forged.length - 8] ^= 1;
    port.arrive(speaker.address, forged);
    port.arrive(speaker.address, Arrays.copyOf(packet, 20));
    port.arrive(speaker.address, new byte[MediaPort.MOST_BYTES + 1]);

    assertThat(work()).hasSize(1);

    assertThat(counters.drops(Drop.REPLAYED)).isEqualTo(1);
    assertThat(counters.drops(Drop.FORGED)).isEqualTo(1);
    assertThat(counters.drops(Drop.MALFORMED)).isEqualTo(1);
    assertThat(counters.drops(Drop.OVERSIZE)).isEqualTo(1);
  }

  @Test
  void movesAClientByAGenuinePacketOnly() {
    long elsewhere = SocketAddresses.of(0x7F000001, 9_999);
    byte[] forged = listener.packet("x");
    forged[14] ^= 1;
    port.arrive(elsewhere, forged);
    work();
    assertThat(speaker.say("still there").getFirst().address()).isEqualTo(listener.address);
    long before = listener.address;
    listener.address = elsewhere;
    listener.discover();
    assertThat(speaker.say("not by asking").getFirst().address()).isEqualTo(before);

    listener.say("I moved");

    assertThat(speaker.say("moved").getFirst().address()).isEqualTo(elsewhere);
  }

  @Test
  void echoesSignsOfLifeToKnownAddressesOnly() {
    byte[] life = {1, 0, 0, 0, 0, 0, 0, 0};
    port.arrive(SocketAddresses.of(0x01020304, 5), life);
    assertThat(work()).isEmpty();

    port.arrive(speaker.address, life);

    assertThat(work().getFirst().bytes()).isEqualTo(life);
    assertThat(counters.drops(Drop.UNKNOWN_ADDRESS)).isEqualTo(1);
  }

  @Test
  void letsNobodyHearTheMutedNorTheDeafenedHear() {
    loop.permit(speaker.seat, true, false);
    assertThat(speaker.say("muted")).isEmpty();
    assertThat(counters.drops(Drop.MUTED)).isEqualTo(1);
    loop.permit(speaker.seat, false, false);
    loop.permit(listener.seat, false, true);
    assertThat(speaker.say("deaf")).isEmpty();
    loop.permit(listener.seat, false, false);

    assertThat(speaker.say("again")).hasSize(1);
  }

  @Test
  void forgetsWhoLeft() {
    loop.leave(listener.seat);
    assertThat(speaker.say("alone")).isEmpty();
    listener.say("gone");
    assertThat(counters.drops(Drop.UNKNOWN_SOURCE)).isEqualTo(1);

    loop.leave(speaker.seat);
    work();

    assertThat(loop.rooms()).isZero();
  }

  @Test
  void boundsWhatOneClientMaySend() {
    for (int packet = 0; packet < 600; packet++) {
      port.arrive(speaker.address, speaker.packet("x"));
    }

    int heard = work().size();

    assertThat(heard).isBetween(300, 401);
    assertThat(counters.drops(Drop.OVER_BUDGET)).isEqualTo(600 - heard);
  }

  @Test
  void carriesOnlySoManySpeakersAtATime() {
    for (int number = 0; number < Room.SPEAKERS; number++) {
      new Client(CHANNEL, 10 + number, TransportMode.AES_256_GCM).connected().say("me");
    }

    assertThat(speaker.say("one too many")).isEmpty();

    assertThat(counters.drops(Drop.CROWDED)).isEqualTo(1);
  }
}
