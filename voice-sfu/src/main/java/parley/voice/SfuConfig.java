package parley.voice;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.contracts.settings.Variables;
import parley.contracts.space.Layout;
import parley.contracts.voice.RouterId;
import parley.contracts.voice.VoiceTokens;

/// Configuration of a voice router, from the environment.
///
/// | key | default | meaning |
/// | --- | --- | --- |
/// | `PARLEY_TOKEN_SECRET` | – | hex, at least 32 bytes: tokens are signed with it |
/// | `PARLEY_KAFKA` | 127.0.0.1:19092 | brokers |
/// | `PARLEY_VOICE_ROUTER` | 0 | its number; no two routers may share one |
/// | `PARLEY_VOICE_HOST`, `PARLEY_VOICE_PORT` | 127.0.0.1, 18086 | the voice gateway |
/// | `PARLEY_VOICE_MANAGEMENT_PORT` | 18087 | health and metrics |
/// | `PARLEY_VOICE_ENDPOINT` | host:port | what clients are told to connect to |
/// | `PARLEY_VOICE_KEYSTORE`, `PARLEY_VOICE_KEYSTORE_PASSWORD` | – | PKCS 12 with the certificate; none: something in front ends TLS |
/// | `PARLEY_VOICE_MEDIA_PORT` | 18090 | UDP; the first of as many as there are loops |
/// | `PARLEY_VOICE_MEDIA_ADDRESS` | host | IPv4 that clients are told to send to |
/// | `PARLEY_VOICE_LOOPS` | 1 | media loops, a thread each |
/// | `PARLEY_VOICE_CAPACITY` | 5000 | clients that it takes |
/// | `PARLEY_VOICE_REGION` | local | where it is |
public record SfuConfig(
    String kafka,
    RouterId router,
    String host,
    int port,
    int managementPort,
    String endpoint,
    @Nullable Keystore keystore,
    int mediaPort,
    String mediaAddress,
    int loops,
    int capacity,
    String region,
    VoiceTokens tokens,
    Layout layout) {
  /// Where the certificate is.
  public record Keystore(String path, String password) {
    @Override
    public String toString() {
      return "Keystore[" + path + "]";
    }
  }

  /// @throws IllegalArgumentException naming the key that is wrong
  public static SfuConfig from(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    String host = variables.text("PARLEY_VOICE_HOST", "127.0.0.1");
    int port = variables.number("PARLEY_VOICE_PORT", 18_086, 1, 65_535);
    String keystore = variables.text("PARLEY_VOICE_KEYSTORE", "");
    int loops = variables.number("PARLEY_VOICE_LOOPS", 1, 1, 64);
    return new SfuConfig(
        variables.text("PARLEY_KAFKA", "127.0.0.1:19092"),
        new RouterId(variables.number("PARLEY_VOICE_ROUTER", 0, 0, 1 << 20)),
        host,
        port,
        variables.number("PARLEY_VOICE_MANAGEMENT_PORT", 18_087, 1, 65_535),
        variables.text("PARLEY_VOICE_ENDPOINT", host + ":" + port),
        keystore.isEmpty()
            ? null
            : new Keystore(keystore, variables.requiredText("PARLEY_VOICE_KEYSTORE_PASSWORD")),
        variables.number("PARLEY_VOICE_MEDIA_PORT", 18_090, 1, 65_535 - loops),
        variables.text("PARLEY_VOICE_MEDIA_ADDRESS", host),
        loops,
        variables.number("PARLEY_VOICE_CAPACITY", 5_000, 1, 1 << 20),
        variables.text("PARLEY_VOICE_REGION", "local"),
        new VoiceTokens(variables.requiredText("PARLEY_TOKEN_SECRET")),
        Layout.from(environment));
  }
}
