package parley.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionPrefixTest {
  @ParameterizedTest
  @CsvSource({
    "/api/v10/users/@me, /api/users/@me",
    "/api/v9/channels/1/messages?limit=5, /api/channels/1/messages?limit=5",
    "/api/gateway, /api/gateway",
    "/api/v1/gateway, /api/v1/gateway",
    "/health, /health"
  })
  void takesOnlyServedVersionsOut(String uri, String routed) {
    assertThat(VersionPrefix.withoutVersion(uri)).isEqualTo(routed);
  }
}
