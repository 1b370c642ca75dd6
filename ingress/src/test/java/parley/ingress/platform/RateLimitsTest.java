package parley.ingress.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class RateLimitsTest {
  private static final int MORE_THAN_TWO_WINDOWS = 12;
  private static final String MESSAGE = "{\"content\":\"again\"}";

  private final Client owner = Client.register();

  @Test
  void tellsWithEveryAnswerHowFarAClientMayGo() {
    HttpHeaders first = owner.once("GET", "/users/@me", "").headers();
    HttpHeaders second = owner.once("GET", "/users/@me", "").headers();

    assertThat(number(second, "x-ratelimit-remaining"))
        .isEqualTo(number(first, "x-ratelimit-remaining").subtract(BigDecimal.ONE));
    assertThat(number(first, "x-ratelimit-limit")).isEqualTo(number(second, "x-ratelimit-limit"));
    assertThat(text(first, "x-ratelimit-bucket")).isEqualTo(text(second, "x-ratelimit-bucket"));
    assertThat(number(first, "x-ratelimit-reset-after")).isPositive();
    assertThat(number(first, "x-ratelimit-reset")).isGreaterThan(new BigDecimal(1_700_000_000));
    assertThat(first.map()).doesNotContainKeys("x-ratelimit-scope", "x-ratelimit-global");
    for (HttpResponse<String> refused :
        List.of(
            Client.stranger().once("GET", "/users/@me", ""),
            owner.once("GET", "/guilds/1", ""),
            owner.once("GET", "/nowhere", ""))) {
      assertThat(refused.statusCode()).isGreaterThanOrEqualTo(401);
      assertThat(refused.headers().map()).containsKeys("x-ratelimit-limit", "x-ratelimit-bucket");
    }
  }

  @Test
  void letsFiveMessagesThroughInFiveSeconds() {
    String channel = owner.post("/guilds", Map.of("name", "Limits")).text("system_channel_id");
    String messages = "/channels/" + channel + "/messages";

    int accepted = 0;
    HttpResponse<String> answer = owner.once("POST", messages, MESSAGE);
    while (answer.statusCode() == 200 && accepted < MORE_THAN_TWO_WINDOWS) {
      accepted++;
      answer = owner.once("POST", messages, MESSAGE);
    }

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(accepted).isGreaterThanOrEqualTo(5);
    HttpHeaders headers = answer.headers();
    assertThat(number(headers, "x-ratelimit-limit")).isEqualTo(new BigDecimal(5));
    assertThat(number(headers, "x-ratelimit-remaining")).isEqualTo(BigDecimal.ZERO);
    assertThat(text(headers, "x-ratelimit-scope")).isEqualTo("user");
    BigDecimal after = number(headers, "x-ratelimit-reset-after");
    assertThat(after).isBetween(BigDecimal.ZERO, new BigDecimal(5));
    assertThat(number(headers, "retry-after").subtract(after))
        .isBetween(BigDecimal.ZERO, BigDecimal.ONE);
    JsonNode body = Client.json(answer.body());
    assertThat(body.path("message").asText()).isEqualTo("You are being rate limited.");
    assertThat(body.path("retry_after").decimalValue()).isEqualByComparingTo(after);
    assertThat(body.path("global").isBoolean()).isTrue();
    assertThat(body.path("global").asBoolean()).isFalse();
    // Another channel is another bucket, and so is another route.
    assertThat(owner.once("GET", messages, "").statusCode()).isEqualTo(200);
  }

  private static BigDecimal number(HttpHeaders headers, String name) {
    return new BigDecimal(text(headers, name));
  }

  private static String text(HttpHeaders headers, String name) {
    return headers.firstValue(name).orElseThrow(() -> new AssertionError("no header " + name));
  }
}
