package parley.ingress.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.space.SpaceId;
import parley.ingress.http.RefusedException;

class SearchIndexClientTest {
  private final CountDownLatch over = new CountDownLatch(1);
  private final HttpServer server;
  private final SearchIndexClient client;
  private int status = 200;
  private @Nullable String answer = "{}";
  private String asked = "";

  SearchIndexClientTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            asked = exchange.getRequestURI().toString();
            if (answer == null) {
              over.await();
              return;
            }
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
    client =
        new SearchIndexClient(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
            new SimpleMeterRegistry());
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    client.close();
  }

  @Test
  void readsHitsAndTotal() {
    answer =
        """
        {"timed_out":false,"hits":{"total":{"value":7},"hits":[
          {"_id":"12","_source":{"channel":"3","edited_at":1000}},
          {"_id":"11","_source":{"channel":"4"}},
          {"_id":"12","_source":{"channel":"3","edited_at":1000}}]}}
        """;

    SearchIndexAnswer found = ask().orElseThrow();

    assertThat(found.total()).isEqualTo(7);
    assertThat(found.hits())
        .containsExactly(
            new SearchIndexAnswer.Hit(
                new ChannelId(3), new MessageId(12), Instant.ofEpochMilli(1_000)),
            new SearchIndexAnswer.Hit(new ChannelId(4), new MessageId(11), null));
    assertThat(asked).startsWith("/parley-messages/_search?").contains("routing=9");
  }

  @Test
  void saysWhenThereIsNoIndexYet() {
    status = 404;

    assertThat(ask()).isEmpty();
  }

  @Test
  void takesNoAnswerThatIsNotWhole() {
    answer = "{\"timed_out\":true,\"hits\":{\"total\":{\"value\":3},\"hits\":[]}}";
    assertUnavailable();

    status = 503;
    assertUnavailable();
  }

  @Test
  void givesUpInTime() {
    answer = null;
    long startNs = System.nanoTime();

    assertUnavailable();

    assertThat(Duration.ofNanos(System.nanoTime() - startNs)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void saysSoWhenNobodyIsThere() {
    server.stop(0);

    assertUnavailable();
  }

  private void assertUnavailable() {
    assertThatThrownBy(this::ask)
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.refusal().status()).isEqualTo(503);
              assertThat(refused.refusal().retryAfter()).isNotNull();
            });
  }

  private Optional<SearchIndexAnswer> ask() {
    return client.ask(new SpaceId(9), JsonNodeFactory.instance.objectNode());
  }
}
