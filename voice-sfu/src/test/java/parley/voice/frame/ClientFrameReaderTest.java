package parley.voice.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ClientFrameReaderTest {
  @Test
  void readsWhatClientsOfEveryVersionSend() {
    assertThat(
            read(
                "{\"op\":0,\"d\":{\"server_id\":\"1\",\"user_id\":2,\"session_id\":\"s\","
                    + "\"token\":\"t\",\"max_dave_protocol_version\":1}}"))
        .isEqualTo(new ClientFrame.Identify(1, 2, "s", "t"));
    assertThat(
            read(
                "{\"op\":7,\"d\":{\"server_id\":\"1\",\"session_id\":\"s\",\"token\":\"t\","
                    + "\"seq_ack\":-1}}"))
        .isEqualTo(new ClientFrame.Resume(1, "s", "t", -1));
    assertThat(read("{\"op\":3,\"d\":1501184119561}"))
        .isEqualTo(new ClientFrame.Heartbeat(1_501_184_119_561L, null));
    assertThat(read("{\"op\":3,\"d\":{\"t\":5,\"seq_ack\":10}}"))
        .isEqualTo(new ClientFrame.Heartbeat(5, 10));
    assertThat(
            read(
                "{\"op\":1,\"d\":{\"protocol\":\"udp\",\"data\":{\"address\":\"127.0.0.1\","
                    + "\"port\":1337,\"mode\":\"aead_aes256_gcm_rtpsize\"}}}"))
        .isEqualTo(new ClientFrame.SelectProtocol("udp", "aead_aes256_gcm_rtpsize"));
    assertThat(read("{\"op\":5,\"d\":{\"speaking\":true,\"delay\":0}}"))
        .isEqualTo(new ClientFrame.Speaking(1));
    assertThat(read("{\"op\":5,\"d\":{\"speaking\":0,\"delay\":0,\"ssrc\":1}}"))
        .isEqualTo(new ClientFrame.Speaking(0));
    assertThat(read("{\"op\":16,\"d\":{}}")).isEqualTo(new ClientFrame.AskVersion());
    assertThat(read("{\"op\":12,\"d\":{\"audio_ssrc\":1}}"))
        .isEqualTo(new ClientFrame.NotYet(Opcode.VIDEO));
  }

  @Test
  void saysWhatIsNoPayload() {
    assertThat(read("[]")).isInstanceOf(ClientFrame.Malformed.class);
    assertThat(read("{")).isInstanceOf(ClientFrame.Malformed.class);
    assertThat(read("{\"d\":{}}")).isInstanceOf(ClientFrame.Malformed.class);
    assertThat(read("{\"op\":0,\"d\":{\"token\":\"t\"}}"))
        .isInstanceOf(ClientFrame.Malformed.class);
    assertThat(read("{\"op\":5,\"d\":{}}")).isInstanceOf(ClientFrame.Malformed.class);
    assertThat(read("{\"op\":4,\"d\":{}}")).isEqualTo(new ClientFrame.UnknownOpcode(4));
    assertThat(read("{\"op\":77,\"d\":{}}")).isEqualTo(new ClientFrame.UnknownOpcode(77));
  }

  private static ClientFrame read(String text) {
    return ClientFrameReader.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
