package parley.ingress.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RouteBucketsTest {
  private static final String MESSAGES = "/api/channels/{channel}/messages";

  private final RouteBuckets buckets = new RouteBuckets(Samples.LIMITS);

  @Test
  void namesARouteAndNotWhatItIsAbout() {
    Bucket one = buckets.of("POST", MESSAGES, "/api/channels/1/messages");
    Bucket two = buckets.of("POST", MESSAGES, "/api/channels/2/messages");
    Bucket read = buckets.of("GET", MESSAGES, "/api/channels/1/messages");

    assertThat(one.id()).isEqualTo(two.id()).isNotEqualTo(read.id()).hasSize(16);
    assertThat(one.major()).isEqualTo("1");
    assertThat(two.major()).isEqualTo("2");
    assertThat(one.limit()).isEqualTo(Samples.LIMITS.messages());
    assertThat(read.limit()).isEqualTo(Samples.LIMITS.route());
  }

  @Test
  void tellsGuildsAndWebhooksApartAndNothingElse() {
    assertThat(buckets.of("GET", "/api/guilds/{guild}", "/api/guilds/5").major()).isEqualTo("5");
    assertThat(buckets.of("POST", "/api/webhooks/{w}/{t}", "/api/webhooks/5/abc").major())
        .isEqualTo("5/abc");
    assertThat(buckets.of("GET", "/api/users/{user}", "/api/users/5").major()).isEmpty();
    assertThat(buckets.of("GET", "", "/api/channels/" + "9".repeat(5000)).major()).isEmpty();
    assertThat(buckets.of("GET", "", "/api/").major()).isEmpty();
  }

  @Test
  void givesAnIdOneBucketHoweverItIsSpelt() {
    for (String spelling : new String[] {"17", "017", "%317", "%31%37"}) {
      assertThat(buckets.of("POST", MESSAGES, "/api/channels/" + spelling + "/messages").major())
          .as(spelling)
          .isEqualTo("17");
    }
    assertThat(buckets.of("POST", MESSAGES, "/api/channels/%zz/messages").major()).isEqualTo("%zz");
  }

  @Test
  void countsPasswordsByAddress() {
    Bucket login = buckets.of("POST", "/api/auth/login", "/api/auth/login");

    assertThat(login.limit()).isEqualTo(Samples.LIMITS.authentication());
    assertThat(new Passage("user:1", "192.0.2.1", login).bucketKey()).contains("192.0.2.1");
    assertThat(buckets.of("POST", "/api/auth/logout", "/api/auth/logout").byAddress()).isFalse();
  }
}
