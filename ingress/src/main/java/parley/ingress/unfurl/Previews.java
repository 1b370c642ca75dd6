package parley.ingress.unfurl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/// What links are shown as. A link is fetched once in a while for everybody, also when it cannot be
/// fetched, and once at a time.
///
/// Blocks its caller; safe for any thread.
final class Previews {
  private static final int MOST_REMEMBERED = 10_000;
  private static final Duration REMEMBERED = Duration.ofMinutes(10);
  private static final JsonFactory JSON = new JsonFactory();

  private final PageFetcher fetcher;
  private final AsyncCache<URI, Optional<LinkEmbed>> known;

  /// @param executor where links are fetched
  Previews(PageFetcher fetcher, Executor executor) {
    this.fetcher = fetcher;
    this.known =
        Caffeine.newBuilder()
            .executor(executor)
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .buildAsync();
  }

  /// The links as a JSON array of embeds; empty when there is nothing to show.
  String of(List<URI> links) {
    List<LinkEmbed> embeds = new ArrayList<>();
    for (URI link : links) {
      known.get(link, this::look).join().ifPresent(embeds::add);
    }
    return embeds.isEmpty() ? "" : write(embeds);
  }

  private Optional<LinkEmbed> look(URI link) {
    try {
      PageFetcher.Page page = fetcher.fetch(link);
      return page == null ? Optional.empty() : Optional.ofNullable(LinkEmbed.of(link, page));
    } catch (IOException | RuntimeException _) {
      // Whatever a stranger's server does, the link is just not shown.
      return Optional.empty();
    }
  }

  private static String write(List<LinkEmbed> embeds) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (LinkEmbed embed : embeds) {
        embed.write(json);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return text.toString();
  }
}
