package parley.ops.local.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "profile", "dev",
          "port.offset", "0",
          "kafka.port", "19092",
          "kafka.heap", "384m",
          "bench.kafka.heap", "768m",
          "jvm.servers", "-XX:+UseSerialGC  -XX:TieredStopAtLevel=1",
          "stop.limit.seconds", "30");

  @Test
  void shouldTakeDefaultsWhenNothingElseIsSaid() {
    Settings settings = Settings.of(DEFAULTS, Map.of(), Map.of());

    assertThat(settings.number("kafka.port")).isEqualTo(19092);
    assertThat(settings.text("kafka.heap")).isEqualTo("384m");
    assertThat(settings.words("jvm.servers"))
        .containsExactly("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    assertThat(settings.seconds("stop.limit.seconds")).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void shouldPreferTheEnvironmentToTheFileToTheDefaults() {
    Map<String, String> file = Map.of("kafka.heap", "1g", "kafka.port", "9092");
    Map<String, String> environment = Map.of("PARLEY_KAFKA_HEAP", "2g", "UNRELATED", "x");

    Settings settings = Settings.of(DEFAULTS, file, environment);

    assertThat(settings.text("kafka.heap")).isEqualTo("2g");
    assertThat(settings.number("kafka.port")).isEqualTo(9092);
  }

  @Test
  void shouldTakeBenchValuesWhenTheProfileSaysSo() {
    Settings bench = Settings.of(DEFAULTS, Map.of(), Map.of("PARLEY_PROFILE", "bench"));
    Settings both =
        Settings.of(
            DEFAULTS,
            Map.of("profile", "bench", "bench.kafka.port", "7"),
            Map.of("PARLEY_KAFKA_HEAP", "2g"));

    assertThat(bench.text("kafka.heap")).isEqualTo("768m");
    assertThat(bench.values()).doesNotContainKey("bench.kafka.heap");
    assertThat(both.number("kafka.port")).isEqualTo(7);
    assertThat(both.text("kafka.heap")).isEqualTo("2g");
  }

  @Test
  void shouldShiftEveryPort() {
    Settings settings = Settings.of(DEFAULTS, Map.of("port.offset", "1000"), Map.of());

    assertThat(settings.number("kafka.port")).isEqualTo(20092);
    assertThat(settings.environment()).containsEntry("PARLEY_KAFKA_PORT", "20092");
  }

  @Test
  void shouldNameTheKeyWhenASettingIsWrong() {
    assertThatThrownBy(() -> Settings.of(DEFAULTS, Map.of("kafka.haep", "1g"), Map.of()))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("kafka.haep");
    assertThatThrownBy(() -> Settings.of(DEFAULTS, Map.of("profile", "fast"), Map.of()))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("profile");
    assertThatThrownBy(() -> Settings.of(DEFAULTS, Map.of("kafka.port", "high"), Map.of()))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("kafka.port");
    assertThatThrownBy(() -> Settings.of(DEFAULTS, Map.of("port.offset", "60000"), Map.of()))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("kafka.port");
    assertThatThrownBy(() -> Settings.of(DEFAULTS, Map.of(), Map.of()).text("kafka.disk"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("kafka.disk");
  }

  @Test
  void shouldReadTheDefaultsThatAreShipped() throws Exception {
    Workspace workspace = new Workspace(Path.of("../.."));

    Settings settings = Settings.load(workspace, Map.of());

    assertThat(settings.text("profile")).isIn("dev", "bench");
    assertThat(settings.values().keySet()).contains("kafka.port", "edge.management.port");
  }
}
