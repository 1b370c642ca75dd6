package parley.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.contracts.id.CredentialId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.presence.Status;
import parley.contracts.token.AccessToken;
import parley.contracts.token.TokenSigner;
import parley.gateway.frame.ClientFrame;
import parley.gateway.frame.ClientFrameReader;
import parley.gateway.frame.CloseCode;
import parley.gateway.session.Conversation.Step;
import parley.gateway.wire.Encoding;

class ConversationTest {
  private static final TokenSigner SIGNER = TokenSigner.ofHex("ab".repeat(32));
  private static final AccessToken TOKEN = new AccessToken(new UserId(7), new CredentialId(8));
  private static final ConversationLimits LIMITS =
      new ConversationLimits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          120,
          Duration.ofSeconds(60));

  private final Conversation talk = new Conversation(LIMITS, SIGNER, 0);

  @Test
  void logsInWithAGoodTokenHoweverItIsWritten() {
    for (String prefix : new String[] {"", "Bot "}) {
      Step step =
          new Conversation(LIMITS, SIGNER, 0)
              .hear(
                  ClientFrameReader.read(
                      bytes(identify(prefix + SIGNER.sign(TOKEN), "\"513\"")), Encoding.JSON),
                  0);

      assertThat(step)
          .isInstanceOfSatisfying(
              Step.LogIn.class,
              login -> {
                assertThat(login.token()).isEqualTo(TOKEN);
                assertThat(login.identify().intents()).isEqualTo(513);
              });
    }
  }

  @Test
  void closesWithTheCodeOfTheProtocol() {
    assertCloses("no json", CloseCode.DECODE_ERROR);
    assertCloses("[]", CloseCode.DECODE_ERROR);
    assertCloses("{\"op\":99}", CloseCode.UNKNOWN_OPCODE);
    assertCloses("{\"op\":10}", CloseCode.UNKNOWN_OPCODE);
    assertCloses("{\"op\":3,\"d\":{\"status\":\"idle\"}}", CloseCode.NOT_AUTHENTICATED);
    assertCloses("{\"op\":8,\"d\":{}}", CloseCode.NOT_AUTHENTICATED);
    assertCloses(identify("a.b.c", "1"), CloseCode.AUTHENTICATION_FAILED);
    assertCloses(identify(SIGNER.sign(TOKEN), "131072"), CloseCode.INVALID_INTENTS);
    assertCloses(
        "{\"op\":2,\"d\":{\"token\":\"" + SIGNER.sign(TOKEN) + "\",\"intents\":1,\"shard\":[2,2]}}",
        CloseCode.INVALID_SHARD);
    assertCloses(
        "{\"op\":6,\"d\":{\"token\":\"x\",\"session_id\":\"y\",\"seq\":1}}",
        CloseCode.AUTHENTICATION_FAILED);
  }

  @Test
  void closesOnRequestsForMembersThatCannotBeMeant() {
    for (String data :
        List.of(
            "null",
            "{}",
            "{\"guild_id\":\"1\"}",
            "{\"query\":\"a\",\"limit\":1}",
            "{\"guild_id\":[\"1\",\"2\"],\"query\":\"a\"}",
            "{\"guild_id\":\"x\",\"query\":\"a\"}",
            "{\"guild_id\":\"1\",\"query\":\"a\",\"limit\":-1}",
            "{\"guild_id\":\"1\",\"user_ids\":[\"1\",{}]}",
            "{\"guild_id\":\"1\",\"user_ids\":[" + "1,".repeat(100) + "1]}")) {
      assertRefuses("{\"op\":8,\"d\":" + data + "}");
    }
  }

  @Test
  void closesOnPresencesThatCannotBeRead() {
    for (String data :
        List.of(
            "null",
            "{}",
            "{\"status\":\"busy\"}",
            "{\"status\":\"online\",\"activities\":7}",
            "{\"status\":\"online\",\"activities\":[{}]}",
            "{\"status\":\"online\",\"activities\":[{\"name\":\"x\",\"type\":9}]}")) {
      assertRefuses("{\"op\":3,\"d\":" + data + "}");
    }
    assertCloses(
        "{\"op\":2,\"d\":{\"token\":\"x\",\"presence\":{\"activities\":[7]}}}",
        CloseCode.DECODE_ERROR);
  }

  @Test
  void keepsOfActivitiesWhatOthersMaySee() {
    talk.hear(ClientFrameReader.read(bytes(identify(SIGNER.sign(TOKEN), "1")), Encoding.JSON), 0);
    talk.loggedIn(0);

    assertThat(
            hear(
                "{\"op\":3,\"d\":{\"since\":null,\"afk\":false,\"status\":\"idle\",\"activities\":[{"
                    + "\"name\":\"n\",\"secrets\":{\"join\":\"s\"},\"emoji\":{\"name\":\"x\",\"id\":null}}]}}",
                0))
        .isEqualTo(
            new Step.Ask(
                new ClientFrame.UpdatePresence(
                    Status.IDLE,
                    List.of(
                        "{\"type\":0,\"name\":\"n\",\"emoji\":{\"name\":\"x\",\"id\":null}}"))));
  }

  @Test
  void closesOnMemberListsThatCannotBeMeant() {
    for (String data :
        List.of(
            "null",
            "{}",
            "{\"guild_id\":\"1\",\"channels\":[]}",
            "{\"guild_id\":\"1\",\"channels\":{\"x\":[[0,99]]}}",
            "{\"guild_id\":\"1\",\"channels\":{\"2\":[[0]]}}",
            "{\"guild_id\":\"1\",\"channels\":{\"2\":[[5,4]]}}",
            "{\"guild_id\":\"1\",\"channels\":{\"2\":[[0,100]]}}")) {
      assertRefuses("{\"op\":14,\"d\":" + data + "}");
    }
  }

  @Test
  void passesOnRequestsForMembers() {
    talk.hear(ClientFrameReader.read(bytes(identify(SIGNER.sign(TOKEN), "1")), Encoding.JSON), 0);
    talk.loggedIn(0);

    assertThat(
            hear(
                "{\"op\":8,\"d\":{\"guild_id\":[\"1\"],\"query\":\"\",\"limit\":0,\"nonce\":\""
                    + "n".repeat(33)
                    + "\"}}",
                0))
        .isEqualTo(
            new Step.Ask(
                new ClientFrame.RequestMembers(new GuildId(1), "", 0, List.of(), false, null)));
    assertThat(
            hear(
                "{\"op\":8,\"d\":{\"guild_id\":1,\"user_ids\":\"7\",\"presences\":true,"
                    + "\"nonce\":\"n\"}}",
                0))
        .isEqualTo(
            new Step.Ask(
                new ClientFrame.RequestMembers(
                    new GuildId(1), null, 0, List.of(new UserId(7)), true, "n")));
  }

  @Test
  void answersNoRequestBeforeTheLogin() {
    assertCloses("{\"op\":8,\"d\":{\"guild_id\":1,\"query\":\"a\"}}", CloseCode.NOT_AUTHENTICATED);
  }

  @Test
  void letsNobodyIdentifyTwice() {
    assertThat(hear(identify(SIGNER.sign(TOKEN), "1"), 0)).isInstanceOf(Step.LogIn.class);

    assertThat(hear(identify(SIGNER.sign(TOKEN), "1"), 0))
        .isEqualTo(new Step.Close(CloseCode.ALREADY_AUTHENTICATED));
  }

  @Test
  void answersHeartbeatsAtAnyTimeButTheyKeepOnlyWhoLoggedIn() {
    assertThat(hear("{\"op\":1,\"d\":null}", 9_000)).isEqualTo(new Step.Acknowledge(null));
    assertThat(talk.look(10_000)).isEqualTo(new Step.Close(CloseCode.SESSION_TIMED_OUT));
  }

  @Test
  void closesASilentSocketAndKeepsABeatingOne() {
    hear(identify(SIGNER.sign(TOKEN), "1"), 0);
    talk.loggedIn(0);
    hear("{\"op\":1,\"d\":0}", 50_000);

    assertThat(talk.look(100_000)).isEqualTo(new Step.Wait());
    assertThat(talk.look(110_000)).isEqualTo(new Step.Close(CloseCode.SESSION_TIMED_OUT));
  }

  @Test
  void closesWhoSaysTooMuch() {
    for (int i = 0; i < 120; i++) {
      assertThat(hear("{\"op\":1,\"d\":0}", i)).isInstanceOf(Step.Acknowledge.class);
    }

    assertThat(hear("{\"op\":1,\"d\":0}", 59_000))
        .isEqualTo(new Step.Close(CloseCode.RATE_LIMITED));
  }

  /// Whoever is logged in is closed for a request that cannot be read, others for asking at all.
  private void assertRefuses(String request) {
    assertCloses(request, CloseCode.NOT_AUTHENTICATED);
    Conversation live = new Conversation(LIMITS, SIGNER, 0);
    ClientFrame identify =
        ClientFrameReader.read(bytes(identify(SIGNER.sign(TOKEN), "1")), Encoding.JSON);
    live.hear(identify, 0);
    live.loggedIn(0);
    assertThat(live.hear(ClientFrameReader.read(bytes(request), Encoding.JSON), 0))
        .as(request)
        .isEqualTo(new Step.Close(CloseCode.DECODE_ERROR));
  }

  private void assertCloses(String text, CloseCode code) {
    assertThat(
            new Conversation(LIMITS, SIGNER, 0)
                .hear(ClientFrameReader.read(bytes(text), Encoding.JSON), 0))
        .as(text)
        .isEqualTo(new Step.Close(code));
  }

  private Step hear(String text, long nowMs) {
    return talk.hear(ClientFrameReader.read(bytes(text), Encoding.JSON), nowMs);
  }

  private static String identify(String token, String intents) {
    return "{\"op\":2,\"d\":{\"token\":\""
        + token
        + "\",\"intents\":"
        + intents
        + ",\"properties\":{},\"presence\":{\"activities\":null}},\"s\":null}";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
