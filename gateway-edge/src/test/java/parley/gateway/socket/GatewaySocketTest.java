package parley.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.contracts.id.CredentialId;
import parley.contracts.id.UserId;
import parley.contracts.token.AccessToken;
import parley.gateway.EdgeConfig;
import parley.gateway.dispatch.Intents;
import parley.gateway.dispatch.Viewer;
import parley.gateway.frame.CloseCode;
import parley.gateway.resume.ReplayLimits;
import parley.gateway.session.Session;
import parley.gateway.wire.ServerTerm;

/// A socket from its first byte on, as the server builds it, with whatever clients may send.
class GatewaySocketTest {
  private static final int TEXT = 0x1;
  private static final int BINARY = 0x2;
  private static final int FINAL = 0x80;
  private static final EdgeConfig CONFIG =
      EdgeConfig.from(Map.of("PARLEY_TOKEN_SECRET", "ab".repeat(32)));
  private static final String IDENTIFY =
      "{\"op\":2,\"d\":{\"intents\":1,\"token\":\""
          + CONFIG.tokens().sign(new AccessToken(new UserId(7), new CredentialId(8)))
          + "\"}}";
  private static final String HEARTBEAT_TERM =
      "8374000000026d000000026f7061016d000000016473036e696c";
  private static final String HEARTBEAT = "{\"op\":1,\"d\":null}";

  private final SocketWorld world = new SocketWorld(CONFIG);
  private final EmbeddedChannel channel = new EmbeddedChannel();

  @AfterEach
  void end() {
    channel.finishAndReleaseAll();
    assertThat(world.sockets()).isZero();
    assertThat(world.timeouts()).as("no timer is left").isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "/somewhere, 400",
    "/?encoding=msgpack, 400",
    "/?compress=brotli, 400",
  })
  void shouldRefuseInHttpWhatItDoesNotServe(String uri, int status) {
    connect(uri, true);

    assertThat(text(out())).startsWith("HTTP/1.1 " + status);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void shouldSayToABrowserThatItIsAWebSocketGateway() {
    connect("/", false);

    assertThat(text(out())).startsWith("HTTP/1.1 426").contains("WebSocket gateway");
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void shouldCloseAVersionThatIsNotSpoken() {
    connect("/?v=5", true);

    assertCloses(CloseCode.INVALID_API_VERSION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no json", "[]", "{}", "{\"op\":2}", "{\"op\":2,\"d\":{\"token\":7}}"})
  void shouldCloseWhatIsNoPayload(String payload) {
    greeted();
    say(payload);

    assertCloses(CloseCode.DECODE_ERROR);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldCloseGarbage(long seed) {
    byte[] garbage = new byte[200];
    new Random(seed).nextBytes(garbage);
    greeted();
    receive(frame(FINAL | BINARY, garbage));

    assertCloses(CloseCode.DECODE_ERROR);
  }

  @Test
  void shouldCloseAFrameThatIsNotMasked() {
    greeted();
    receive(Unpooled.wrappedBuffer(new byte[] {(byte) (FINAL | TEXT), 2, '{', '}'}));

    assertCloses(CloseCode.DECODE_ERROR);
  }

  @ParameterizedTest
  @ValueSource(ints = {4_097, 65_537, 1 << 20})
  void shouldCloseAPayloadThatIsTooLarge(int bytes) {
    greeted();
    receive(frame(FINAL | TEXT, " ".repeat(bytes).getBytes(StandardCharsets.UTF_8)));

    assertCloses(CloseCode.DECODE_ERROR);
  }

  @Test
  void shouldCloseFragmentsThatAreTooLargeTogether() {
    greeted();
    byte[] part = " ".repeat(40_000).getBytes(StandardCharsets.UTF_8);
    receive(frame(TEXT, part));
    receive(frame(0, part));

    assertCloses(CloseCode.DECODE_ERROR);
  }

  @Test
  void shouldHearAPayloadThatComesInFragmentsAndInSingleBytes() {
    greeted();
    byte[] payload = HEARTBEAT.getBytes(StandardCharsets.UTF_8);
    ByteBuf frames =
        Unpooled.wrappedBuffer(
            frame(TEXT, payload, 0, 5), frame(FINAL, payload, 5, payload.length));
    while (frames.isReadable()) {
      receive(frames.readRetainedSlice(1));
    }
    frames.release();

    assertThat(text(out())).contains("\"op\":11");
  }

  @Test
  void shouldAnswerAHeartbeatThatComesBeforeIdentify() {
    greeted();
    say(HEARTBEAT);

    assertThat(text(out())).contains("\"op\":11");
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void shouldCloseAnOpcodeThatThereIsNot() {
    greeted();
    say("{\"op\":77,\"d\":null}");

    assertCloses(CloseCode.UNKNOWN_OPCODE);
  }

  @Test
  void shouldCloseWhoAsksBeforeIdentify() {
    greeted();
    say("{\"op\":3,\"d\":{\"status\":\"idle\"}}");

    assertCloses(CloseCode.NOT_AUTHENTICATED);
  }

  @Test
  void shouldCloseWhoIdentifiesTwice() {
    greeted();
    say(IDENTIFY);
    say(IDENTIFY);

    assertCloses(CloseCode.ALREADY_AUTHENTICATED);
  }

  @Test
  void shouldCloseWhoSaysTooMuch() {
    greeted();
    for (int payload = 0; payload < 120; payload++) {
      say(HEARTBEAT);
    }
    out();
    say(HEARTBEAT);

    assertCloses(CloseCode.RATE_LIMITED);
  }

  @Test
  void shouldCloseWhoNeverIdentifies() throws Exception {
    greeted();
    silence(Duration.ofSeconds(30));

    assertCloses(CloseCode.SESSION_TIMED_OUT);
  }

  @Test
  void shouldCloseAZombieAndKeepItsSession() throws Exception {
    Session session = live();
    silence(Duration.ofSeconds(40));
    say("{\"op\":1,\"d\":0}");
    assertThat(text(out())).contains("\"op\":11");
    silence(Duration.ofSeconds(60));
    assertThat(channel.isOpen()).isTrue();

    silence(Duration.ofSeconds(2));

    assertCloses(CloseCode.SESSION_TIMED_OUT);
    assertThat(session.keptBytes()).isZero();
    assertThat(world.gone()).containsExactly("resumable");
  }

  @Test
  void shouldCloseASequenceThatWasNeverSent() {
    live();
    say("{\"op\":1,\"d\":5}");

    assertCloses(CloseCode.INVALID_SEQUENCE);
  }

  @ParameterizedTest
  @CsvSource({"1000, over", "1001, over", "4000, resumable", "1006, resumable"})
  void shouldEndTheSessionOfAClientThatSaysGoodbyeOnly(int code, String fate) {
    live();
    receive(frame(FINAL | 0x8, new byte[] {(byte) (code >> 8), (byte) code}));
    channel.close();

    assertThat(world.gone()).containsExactly(fate);
  }

  @ParameterizedTest
  @EnumSource(CloseCode.class)
  void shouldCloseTheConnectionItselfSoonAfterTheFrame(CloseCode code) {
    live();
    channel.pipeline().get(GatewaySocket.class).close(code);
    say(HEARTBEAT);

    // The close frame is the last that was sent.
    assertCloses(code);
  }

  @Test
  void shouldSpeakTermsWithWhoAsksForThem() {
    connect("/?v=10&encoding=etf", true);
    assertThat(text(out())).startsWith("HTTP/1.1 101").contains("heartbeat_interval");
    receive(frame(FINAL | BINARY, HexFormat.of().parseHex(HEARTBEAT_TERM)));

    ByteBuf answer = out();
    byte[] payload = new byte[answer.readableBytes() - 2];
    answer.skipBytes(2).readBytes(payload);
    assertThat(ServerTerm.read(payload))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("op", 11)
        .containsEntry("d", Map.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {HEARTBEAT, "\u0083", ""})
  void shouldCloseWhatIsNoTermWhereTermsAreSpoken(String payload) {
    connect("/?v=10&encoding=etf", true);
    out();
    receive(frame(FINAL | BINARY, payload.getBytes(StandardCharsets.ISO_8859_1)));

    assertCloses(CloseCode.DECODE_ERROR);
  }

  @Test
  void shouldEndAConnectionWhoseRequestComesTooSlowly() {
    pipeline();
    for (int second = 0; second < 9; second++) {
      receive(Unpooled.copiedBuffer("G", StandardCharsets.US_ASCII));
      channel.advanceTimeBy(1, TimeUnit.SECONDS);
      channel.runScheduledPendingTasks();
    }
    assertThat(channel.isOpen()).isTrue();
    channel.advanceTimeBy(1, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();

    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void shouldKeepASocketBeyondTheDeadlineOfItsHandshake() {
    greeted();
    channel.advanceTimeBy(11, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();

    assertThat(channel.isOpen()).isTrue();
  }

  private void greeted() {
    connect("/?v=10&encoding=json", true);
    assertThat(text(out())).startsWith("HTTP/1.1 101").contains("\"op\":10");
  }

  private Session live() {
    greeted();
    say(IDENTIFY);
    Session session =
        new Session(
            "session",
            new Viewer(new UserId(7), Intents.ALL),
            new ReplayLimits(10, 1_000, Duration.ofSeconds(60)));
    session.start(channel.pipeline().get(GatewaySocket.class));
    return session;
  }

  private void pipeline() {
    channel
        .pipeline()
        .addLast(
            new HandshakeDeadline(),
            new HttpServerCodec(),
            new HttpObjectAggregator(16 * 1024),
            new UpgradeHandler(world.supplies(), world.loop(channel)));
  }

  private void connect(String uri, boolean upgrade) {
    pipeline();
    String request =
        "GET "
            + uri
            + " HTTP/1.1\r\nHost: localhost\r\n"
            + (upgrade
                ? "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                : "")
            + "\r\n";
    receive(Unpooled.copiedBuffer(request, StandardCharsets.US_ASCII));
  }

  private void say(String payload) {
    receive(frame(FINAL | TEXT, payload.getBytes(StandardCharsets.UTF_8)));
  }

  private void receive(ByteBuf bytes) {
    channel.writeInbound(bytes);
    channel.runPendingTasks();
  }

  private void silence(Duration time) throws Exception {
    world.pass(time);
    channel.runPendingTasks();
  }

  private static ByteBuf frame(int head, byte[] payload) {
    return frame(head, payload, 0, payload.length);
  }

  /// A client's frame, masked with zeros.
  private static ByteBuf frame(int head, byte[] payload, int from, int to) {
    int length = to - from;
    ByteBuf frame = Unpooled.buffer().writeByte(head);
    if (length < 126) {
      frame.writeByte(0x80 | length);
    } else if (length <= 0xFFFF) {
      frame.writeByte(0x80 | 126).writeShort(length);
    } else {
      frame.writeByte(0x80 | 127).writeLong(length);
    }
    return frame.writeInt(0).writeBytes(payload, from, length);
  }

  private void assertCloses(CloseCode code) {
    byte[] reason = code.reason().getBytes(StandardCharsets.UTF_8);
    ByteBuf sent = out();
    ByteBuf close = sent.slice(sent.writerIndex() - reason.length - 4, reason.length + 4);
    assertThat(close.readUnsignedByte()).isEqualTo((short) 0x88);
    assertThat(close.readUnsignedByte()).isEqualTo((short) (reason.length + 2));
    assertThat(close.readUnsignedShort()).isEqualTo(code.code());
    assertThat(channel.isOpen()).isTrue();
    channel.advanceTimeBy(301, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
    assertThat(channel.isOpen()).as("connection").isFalse();
  }

  /// What was sent since the last call.
  private ByteBuf out() {
    ByteBuf all = Unpooled.buffer();
    for (Object sent = channel.readOutbound(); sent != null; sent = channel.readOutbound()) {
      ByteBuf bytes = (ByteBuf) sent;
      all.writeBytes(bytes);
      bytes.release();
    }
    return all;
  }

  private static String text(ByteBuf bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
