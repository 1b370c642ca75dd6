package parley.voice.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.voice.RouterId;
import parley.contracts.voice.VoiceGrant;
import parley.contracts.voice.VoiceOrder;
import parley.contracts.voice.VoiceTokens;
import parley.voice.frame.ClientFrame;
import parley.voice.frame.CloseCode;
import parley.voice.room.MediaCounters;
import parley.voice.room.MediaLoop;

class ConversationTest {
  private static final String SECRET = "0123456789abcdef".repeat(4);
  private static final RouterId ROUTER = new RouterId(3);
  private static final GuildId GUILD = new GuildId(1);
  private static final ChannelId CHANNEL = new ChannelId(2);

  private final VoiceTokens tokens = new VoiceTokens(SECRET);
  private final List<String> reports = new ArrayList<>();
  private long nowMs = 1_000_000;
  private final Switchboard board =
      new Switchboard(
          ROUTER,
          tokens,
          List.of(
              new Media(
                  new MediaLoop(new SilentPort(), new MediaCounters()),
                  new Random(5),
                  "127.0.0.1",
                  18_090)),
          new Reports() {
            @Override
            public void connected(VoiceGrant grant) {
              reports.add("connected " + grant.user() + " " + grant.connection());
            }

            @Override
            public void gone(VoiceGrant grant) {
              reports.add("gone " + grant.user() + " " + grant.connection());
            }
          },
          () -> Instant.ofEpochMilli(nowMs),
          new SecureRandom());

  /// A client with its socket.
  private final class Client implements Outlet {
    final Conversation conversation = new Conversation(board, this, nowMs);
    final List<String> heard = new ArrayList<>();
    final int version;
    @Nullable CloseCode closed;

    Client(int version) {
      this.version = version;
      conversation.greet();
    }

    Client() {
      this(8);
    }

    @Override
    public void send(String payload) {
      heard.add(payload);
    }

    @Override
    public void close(CloseCode code) {
      closed = code;
    }

    @Override
    public int version() {
      return version;
    }

    Client say(ClientFrame frame) {
      conversation.hear(frame, nowMs);
      return this;
    }

    Client identify(VoiceGrant grant) {
      return say(
          new ClientFrame.Identify(
              grant.guild().value(), grant.user().value(), grant.session(), tokens.sign(grant)));
    }

    Client connect(VoiceGrant grant) {
      return identify(grant).say(new ClientFrame.SelectProtocol("udp", "aead_aes256_gcm_rtpsize"));
    }

    List<String> take() {
      List<String> taken = List.copyOf(heard);
      heard.clear();
      return taken;
    }
  }

  private VoiceGrant grant(long user, long connection) {
    return new VoiceGrant(
        ROUTER,
        connection,
        GUILD,
        CHANNEL,
        new UserId(user),
        "session-" + user,
        false,
        false,
        Instant.ofEpochMilli(nowMs + 60_000));
  }

  @Test
  void leadsAClientToItsKey() {
    Client client = new Client().connect(grant(10, 1));

    List<String> heard = client.take();
    assertThat(heard).hasSize(3);
    assertThat(heard.get(0)).isEqualTo("{\"op\":8,\"d\":{\"v\":8,\"heartbeat_interval\":41250}}");
    assertThat(heard.get(1))
        .startsWith("{\"op\":2,\"d\":{\"ssrc\":")
        .contains("\"ip\":\"127.0.0.1\",\"port\":18090")
        .contains("[\"aead_aes256_gcm_rtpsize\",\"aead_xchacha20_poly1305_rtpsize\"]");
    assertThat(heard.get(2))
        .startsWith("{\"op\":4,\"d\":{\"mode\":\"aead_aes256_gcm_rtpsize\",\"secret_key\":[")
        .contains("\"dave_protocol_version\":0");
    assertThat(client.closed).isNull();
    assertThat(reports).containsExactly("connected 10 1");
    assertThat(board.seats()).isEqualTo(1);
  }

  @Test
  void tellsClientsOfEachOtherAndWhoSpeaks() {
    Client first = new Client().connect(grant(10, 1));
    first.say(new ClientFrame.Speaking(1));
    first.take();

    Client second = new Client().connect(grant(11, 2));

    assertThat(first.take()).containsExactly("{\"op\":11,\"d\":{\"user_ids\":[\"11\"]},\"seq\":1}");
    List<String> told = second.take();
    assertThat(told.get(3)).isEqualTo("{\"op\":11,\"d\":{\"user_ids\":[\"10\"]},\"seq\":1}");
    assertThat(told.get(4))
        .contains("\"op\":5", "\"user_id\":\"10\"", "\"speaking\":1", "\"seq\":2");
    first.say(new ClientFrame.Speaking(0));
    assertThat(second.take()).singleElement().asString().contains("\"speaking\":0", "\"seq\":3");
  }

  @Test
  void refusesTokensOfOthersOldOnesAndThoseForOtherRouters() {
    VoiceGrant good = grant(10, 1);
    VoiceGrant elsewhere =
        new VoiceGrant(
            new RouterId(4),
            1,
            GUILD,
            CHANNEL,
            good.user(),
            "session-10",
            false,
            false,
            good.expiresAt());
    ClientFrame.Identify stolen = new ClientFrame.Identify(1, 99, "session-99", tokens.sign(good));
    Client late = new Client();

    assertThat(new Client().say(stolen).closed).isEqualTo(CloseCode.AUTHENTICATION_FAILED);
    assertThat(new Client().identify(elsewhere).closed).isEqualTo(CloseCode.SERVER_NOT_FOUND);
    nowMs += 60_001;
    assertThat(late.identify(good).closed).isEqualTo(CloseCode.SESSION_GONE);
    assertThat(board.seats()).isZero();
  }

  @Test
  void goesOnAfterABrokenSocketWithWhatWasMissed() {
    VoiceGrant grant = grant(10, 1);
    Client first = new Client().connect(grant);
    Client other = new Client().connect(grant(11, 2));
    other.say(new ClientFrame.Speaking(1));
    first.conversation.end();
    other.say(new ClientFrame.Speaking(0));
    nowMs += Switchboard.RESUME_WITHIN_MS - 1;
    board.sweep();
    Client second = new Client();
    second.take();

    second.say(new ClientFrame.Resume(1, "session-10", tokens.sign(grant), 2));

    List<String> told = second.take();
    assertThat(told.getFirst()).isEqualTo("{\"op\":9,\"d\":null}");
    assertThat(told).hasSize(2);
    assertThat(told.get(1)).contains("\"speaking\":0", "\"seq\":3");
    assertThat(reports).containsExactly("connected 10 1", "connected 11 2");
  }

  @Test
  void endsASessionWhoseClientStaysAway() {
    VoiceGrant grant = grant(10, 1);
    Client first = new Client().connect(grant);
    Client other = new Client().connect(grant(11, 2));
    first.conversation.end();
    other.take();
    nowMs += Switchboard.RESUME_WITHIN_MS;

    board.sweep();

    assertThat(other.take()).singleElement().asString().contains("\"op\":13", "\"10\"");
    assertThat(reports).last().isEqualTo("gone 10 1");
    Client late = new Client().say(new ClientFrame.Resume(1, "session-10", tokens.sign(grant), 0));
    assertThat(late.closed).isEqualTo(CloseCode.SESSION_GONE);
  }

  @Test
  void obeysOrdersAlsoWhenTheyComeBeforeTheClient() {
    Client client = new Client().connect(grant(10, 1));
    board.obey(new VoiceOrder.Dismiss(ROUTER, new UserId(10), 1));
    assertThat(client.closed).isEqualTo(CloseCode.DISCONNECTED);
    assertThat(board.seats()).isZero();

    board.obey(new VoiceOrder.Dismiss(ROUTER, new UserId(11), 2));
    board.obey(new VoiceOrder.Dismiss(new RouterId(4), new UserId(12), 3));

    assertThat(new Client().connect(grant(11, 2)).closed).isEqualTo(CloseCode.SESSION_GONE);
    assertThat(new Client().connect(grant(12, 3)).closed).isNull();
  }

  @Test
  void letsALaterConnectionOfAUserTakeOver() {
    Client first = new Client().connect(grant(10, 1));
    Client second = new Client().connect(grant(10, 2));

    assertThat(first.closed).isEqualTo(CloseCode.SESSION_GONE);
    assertThat(second.closed).isNull();
    assertThat(new Client().connect(grant(10, 1)).closed).isEqualTo(CloseCode.SESSION_GONE);
    assertThat(second.closed).isNull();
    assertThat(board.seats()).isEqualTo(1);
  }

  @Test
  void closesWithTheReason() {
    assertThat(new Client().say(new ClientFrame.Speaking(1)).closed)
        .isEqualTo(CloseCode.NOT_AUTHENTICATED);
    assertThat(new Client().connect(grant(10, 1)).identify(grant(10, 1)).closed)
        .isEqualTo(CloseCode.ALREADY_AUTHENTICATED);
    Client mode = new Client().identify(grant(11, 2));
    assertThat(mode.say(new ClientFrame.SelectProtocol("udp", "rot13")).closed)
        .isEqualTo(CloseCode.UNKNOWN_ENCRYPTION_MODE);
    Client protocol = new Client().identify(grant(12, 3));
    assertThat(protocol.say(new ClientFrame.SelectProtocol("webrtc", "")).closed)
        .isEqualTo(CloseCode.UNKNOWN_PROTOCOL);
    assertThat(new Client().say(new ClientFrame.UnknownOpcode(4)).closed)
        .isEqualTo(CloseCode.UNKNOWN_OPCODE);
    assertThat(new Client().say(new ClientFrame.Malformed("")).closed)
        .isEqualTo(CloseCode.DECODE_ERROR);
    Client loud = new Client();
    for (int frame = 0; frame <= Conversation.FRAMES_PER_WINDOW; frame++) {
      loud.say(new ClientFrame.Heartbeat(frame, null));
    }
    assertThat(loud.closed).isEqualTo(CloseCode.RATE_LIMITED);
  }

  @Test
  void keepsAClientThatBeatsAndClosesOneThatIsSilent() {
    Client client = new Client().connect(grant(10, 1));
    Client old = new Client(4);
    client.take();
    old.take();

    nowMs += 40_000;
    client.say(new ClientFrame.Heartbeat(7, 0));
    old.say(new ClientFrame.Heartbeat(8, null));
    old.conversation.look(nowMs);
    nowMs += 40_000;
    client.conversation.look(nowMs);

    assertThat(client.take()).containsExactly("{\"op\":6,\"d\":{\"t\":7}}");
    assertThat(old.take()).containsExactly("{\"op\":6,\"d\":8}");
    assertThat(client.closed).isNull();
    assertThat(old.closed).isEqualTo(CloseCode.SESSION_TIMED_OUT);
    nowMs += 40_000;
    client.conversation.look(nowMs);
    assertThat(client.closed).isEqualTo(CloseCode.SESSION_TIMED_OUT);
  }
}
