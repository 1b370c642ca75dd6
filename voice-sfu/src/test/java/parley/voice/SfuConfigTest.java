package parley.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.contracts.voice.RouterId;

class SfuConfigTest {
  private static final String SECRET = "0123456789abcdef".repeat(4);

  @Test
  void needsNothingButTheSecret() {
    SfuConfig config = SfuConfig.from(Map.of("PARLEY_TOKEN_SECRET", SECRET));

    assertThat(config.endpoint()).isEqualTo("127.0.0.1:18086");
    assertThat(config.mediaAddress()).isEqualTo("127.0.0.1");
    assertThat(config.keystore()).isNull();
    assertThat(config.loops()).isEqualTo(1);
  }

  @Test
  void readsEverySetting() {
    Map<String, String> environment = new HashMap<>();
    environment.put("PARLEY_TOKEN_SECRET", SECRET);
    environment.put("PARLEY_KAFKA", "broker:9092");
    environment.put("PARLEY_VOICE_ROUTER", "7");
    environment.put("PARLEY_VOICE_HOST", "10.0.0.1");
    environment.put("PARLEY_VOICE_PORT", "443");
    environment.put("PARLEY_VOICE_MANAGEMENT_PORT", "8080");
    environment.put("PARLEY_VOICE_ENDPOINT", "voice.example:443");
    environment.put("PARLEY_VOICE_KEYSTORE", "voice.p12");
    environment.put("PARLEY_VOICE_KEYSTORE_PASSWORD", "secret");
    environment.put("PARLEY_VOICE_MEDIA_PORT", "50000");
    environment.put("PARLEY_VOICE_MEDIA_ADDRESS", "192.0.2.1");
    environment.put("PARLEY_VOICE_LOOPS", "3");
    environment.put("PARLEY_VOICE_CAPACITY", "100");
    environment.put("PARLEY_VOICE_REGION", "north");

    SfuConfig config = SfuConfig.from(environment);

    assertThat(config.kafka()).isEqualTo("broker:9092");
    assertThat(config.router()).isEqualTo(new RouterId(7));
    assertThat(config.host()).isEqualTo("10.0.0.1");
    assertThat(config.port()).isEqualTo(443);
    assertThat(config.managementPort()).isEqualTo(8080);
    assertThat(config.endpoint()).isEqualTo("voice.example:443");
    assertThat(config.keystore()).isEqualTo(new SfuConfig.Keystore("voice.p12", "secret"));
    assertThat(config.toString()).doesNotContain("password=secret", SECRET);
    assertThat(config.mediaPort()).isEqualTo(50_000);
    assertThat(config.mediaAddress()).isEqualTo("192.0.2.1");
    assertThat(config.loops()).isEqualTo(3);
    assertThat(config.capacity()).isEqualTo(100);
    assertThat(config.region()).isEqualTo("north");
  }

  @Test
  void namesTheSettingThatIsWrong() {
    assertThatThrownBy(
            () ->
                SfuConfig.from(Map.of("PARLEY_TOKEN_SECRET", SECRET, "PARLEY_VOICE_LOOPS", "none")))
        .hasMessageContaining("PARLEY_VOICE_LOOPS");
    assertThatThrownBy(() -> SfuConfig.from(Map.of())).hasMessageContaining("PARLEY_TOKEN_SECRET");
  }
}
