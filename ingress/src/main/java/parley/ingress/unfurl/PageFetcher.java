package parley.ingress.unfurl;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// Fetches what a link leads to: at most [#MOST_BYTES] of it, within [#DEADLINE], over at most
/// [#MOST_REDIRECTS] redirects, each of which is checked like the link itself. Sends neither
/// cookies nor anything about who wrote the link.
///
/// Blocks its caller; safe for any thread.
final class PageFetcher implements AutoCloseable {
  static final int MOST_BYTES = 512 * 1024;
  static final int MOST_REDIRECTS = 3;
  static final Duration DEADLINE = Duration.ofSeconds(6);

  private static final Timeout STEP = Timeout.ofSeconds(3);
  private static final int MOST_CONNECTIONS = 64;
  private static final int MOST_CONNECTIONS_TO_A_HOST = 4;

  private final Reach reach;
  private final CloseableHttpClient client;

  PageFetcher(Reach reach) {
    this.reach = reach;
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(reach)
                    .setMaxConnTotal(MOST_CONNECTIONS)
                    .setMaxConnPerRoute(MOST_CONNECTIONS_TO_A_HOST)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(STEP)
                            .setSocketTimeout(STEP)
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(STEP)
                    .setConnectionRequestTimeout(STEP)
                    .build())
            .setUserAgent("Mozilla/5.0 (compatible; Parley; link preview)")
            .disableAutomaticRetries()
            .disableAuthCaching()
            .disableContentCompression()
            .disableCookieManagement()
            .disableRedirectHandling()
            .build();
  }

  /// What a link led to.
  ///
  /// @param uri where it was found, after redirects
  /// @param type the media type, in lower case and without parameters
  /// @param charset as the server says; null when it does not
  /// @param body its beginning
  record Page(URI uri, String type, @Nullable String charset, byte[] body) {}

  /// @return null when there is nothing that could be shown
  /// @throws IOException when it cannot be fetched
  @Nullable Page fetch(URI link) throws IOException {
    URI at = link;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      if (!reach.allows(at)) {
        return null;
      }
      Step step = step(at);
      if (step.next() == null) {
        return step.page();
      }
      at = step.next();
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    client.close();
  }

  /// Either where it goes on, or what is there.
  private record Step(@Nullable URI next, @Nullable Page page) {}

  private Step step(URI at) throws IOException {
    HttpGet request = new HttpGet(at);
    request.setHeader(HttpHeaders.ACCEPT, "text/html,application/xhtml+xml,image/*");
    CompletableFuture<Void> deadline =
        CompletableFuture.runAsync(
            request::cancel,
            CompletableFuture.delayedExecutor(DEADLINE.toMillis(), TimeUnit.MILLISECONDS));
    try {
      return read(at, client.executeOpen(RoutingSupport.determineHost(request), request, null));
    } catch (HttpException | IllegalArgumentException | IllegalStateException e) {
      throw new IOException("not a request that can be made", e);
    } finally {
      deadline.cancel(false);
      // Drops the connection. To close the answer would read the rest of it, which may be endless.
      request.cancel();
    }
  }

  private static Step read(URI at, ClassicHttpResponse response) throws IOException {
    int status = response.getCode();
    Header location = response.getFirstHeader(HttpHeaders.LOCATION);
    if (status >= 300 && status < 400 && location != null) {
      return new Step(at.resolve(location.getValue()), null);
    }
    HttpEntity entity = response.getEntity();
    if (status != 200 || entity == null) {
      return new Step(null, null);
    }
    String declared = entity.getContentType() == null ? "" : entity.getContentType();
    String type = declared.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (type.startsWith("image/")) {
      return new Step(null, new Page(at, type, null, new byte[0]));
    }
    if (!type.equals("text/html") && !type.equals("application/xhtml+xml")) {
      return new Step(null, null);
    }
    return new Step(
        null, new Page(at, type, charset(declared), entity.getContent().readNBytes(MOST_BYTES)));
  }

  private static @Nullable String charset(String declared) {
    int start = declared.toLowerCase(Locale.ROOT).indexOf("charset=");
    if (start < 0) {
      return null;
    }
    String name = declared.substring(start + "charset=".length()).split(";", 2)[0];
    String plain = name.replace("\"", "").strip();
    try {
      return java.nio.charset.Charset.isSupported(plain) ? plain : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
