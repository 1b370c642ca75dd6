package parley.ingress.unfurl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewsTest {
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer server;
  private PageFetcher fetcher;
  private Previews previews;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(executor);
    server.start();
    fetcher = new PageFetcher(new Reach(Set.of("localhost:" + port())));
    previews = new Previews(fetcher, executor);
  }

  @AfterEach
  void stop() throws IOException {
    fetcher.close();
    server.stop(0);
    executor.shutdownNow();
  }

  @Test
  void aPageIsShownAsItDescribesItself() {
    page(
        "/page",
        """
        <html><head><title>Tab</title>
        <meta property="og:title" content="A &quot;title&quot;">
        <meta property="og:description" content="What it is about">
        <meta property="og:site_name" content="Example">
        <meta property="og:type" content="article">
        <meta property="og:image" content="/picture.png">
        <meta name="theme-color" content="#0a0B0c"></head><body>text</body></html>
        """);

    assertThat(previews.of(List.of(link("/page"))))
        .isEqualTo(
            ("[{'type':'article','url':'%s','title':'A \\'title\\'',"
                    + "'description':'What it is about','color':658188,"
                    + "'provider':{'name':'Example'},'thumbnail':{'url':'%s'}}]")
                .formatted(link("/page"), link("/picture.png"))
                .replace('\'', '"'));
  }

  @Test
  void aPageWithoutADescriptionIsShownByItsTitle() {
    page("/page", "<title> Only a title </title>");

    assertThat(previews.of(List.of(link("/page")))).contains("\"title\":\"Only a title\"");
  }

  @Test
  void aPictureIsShownAsItself() {
    answer("/picture", 200, "image/png", "not looked at");

    assertThat(previews.of(List.of(link("/picture"))))
        .contains("\"type\":\"image\"", "\"thumbnail\":{\"url\":\"" + link("/picture") + "\"}");
  }

  @Test
  void linksKeepTheirOrderAndThoseThatLeadNowhereAreLeftOut() {
    page("/one", "<title>One</title>");
    answer("/missing", 404, "text/html", "<title>Missing</title>");
    page("/two", "<title>Two</title>");

    assertThat(previews.of(List.of(link("/two"), link("/missing"), link("/one"))))
        .matches(".*Two.*One.*")
        .doesNotContain("Missing");
    assertThat(previews.of(List.of(link("/missing")))).isEmpty();
  }

  @Test
  void aLinkIsFetchedOnceForEverybody() {
    page("/page", "<title>Title</title>");

    previews.of(List.of(link("/page")));
    previews.of(List.of(link("/page")));

    assertThat(requests).hasValue(1);
  }

  @Test
  void redirectsAreFollowedAFewTimes() throws IOException {
    page("/page", "<title>Title</title>");
    redirect("/1", "/page");
    redirect("/2", "/1");
    redirect("/3", "/2");
    redirect("/4", "/3");

    assertThat(fetcher.fetch(link("/3"))).isNotNull();
    assertThat(fetcher.fetch(link("/4"))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:%d/page",
        "http://127.0.0.1/page",
        "http://2130706433/",
        "http://0x7f.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "file:///etc/passwd",
        "http://user@localhost:%d/page"
      })
  void aRedirectLeadsNobodyIntoOurNetwork(String target) throws IOException {
    page("/page", "<title>Secret</title>");
    redirect("/away", target.formatted(port()));

    assertThat(previews.of(List.of(link("/away")))).isEmpty();
    assertThat(requests).as("only the redirect itself").hasValue(1);
  }

  @Test
  void aNameWhoseAddressesAreOursIsUnknown() {
    Reach reach = new Reach(Set.of());

    assertThatThrownBy(() -> reach.resolve("localhost")).isInstanceOf(UnknownHostException.class);
    assertThat(reach.allows(URI.create("http://example.org:8080/"))).isFalse();
    assertThat(reach.allows(URI.create("https://example.org:443/"))).isTrue();
  }

  @Test
  void anEndlessPageIsReadToItsBound() throws IOException {
    server.createContext(
        "/endless",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, 0);
          byte[] chunk = "<title>Endless</title>".repeat(1_000).getBytes(StandardCharsets.UTF_8);
          try {
            while (true) {
              exchange.getResponseBody().write(chunk);
            }
          } catch (IOException _) {
            exchange.close();
          }
        });

    PageFetcher.Page page = Objects.requireNonNull(fetcher.fetch(link("/endless")));

    assertThat(page.body()).hasSize(PageFetcher.MOST_BYTES);
  }

  private void page(String path, String html) {
    answer(path, 200, "text/html; charset=\"utf-8\"", html);
  }

  private void redirect(String path, String target) {
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", target);
          send(exchange, 302, "");
        });
  }

  private void answer(String path, int status, String type, String body) {
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", type);
          send(exchange, status, body);
        });
  }

  private void send(HttpExchange exchange, int status, String body) throws IOException {
    requests.incrementAndGet();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private URI link(String path) {
    return URI.create("http://localhost:" + port() + path);
  }
}
