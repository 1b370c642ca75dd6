package parley.ingress.unfurl;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// What is shown of a link: what the page says about itself by Open Graph (ogp.me), by the cards of
/// Twitter, or by its title.
///
/// @param type of the public protocol: `link`, `article`, `video` or `image`
/// @param url as it was written
record LinkEmbed(
    String type,
    String url,
    @Nullable String title,
    @Nullable String description,
    @Nullable Integer color,
    @Nullable String provider,
    @Nullable String thumbnail) {
  private static final int MOST_TITLE = 256;
  private static final int MOST_DESCRIPTION = 350;
  private static final int MOST_PROVIDER = 256;
  private static final int MOST_URL = 2_048;

  /// @return null when the page says nothing about itself
  static @Nullable LinkEmbed of(URI link, PageFetcher.Page page) throws IOException {
    if (page.type().startsWith("image/")) {
      return new LinkEmbed("image", link.toString(), null, null, null, null, link.toString());
    }
    Document document =
        Jsoup.parse(new ByteArrayInputStream(page.body()), page.charset(), page.uri().toString());
    String title = first(document, MOST_TITLE, "og:title", "twitter:title");
    if (title == null) {
      title = bounded(document.title(), MOST_TITLE);
    }
    String description =
        first(document, MOST_DESCRIPTION, "og:description", "twitter:description", "description");
    String picture = picture(page.uri(), document);
    if (title == null && description == null && picture == null) {
      return null;
    }
    String kind = first(document, MOST_TITLE, "og:type");
    return new LinkEmbed(
        type(kind),
        link.toString(),
        title,
        description,
        color(first(document, MOST_TITLE, "theme-color")),
        first(document, MOST_PROVIDER, "og:site_name"),
        picture);
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", type);
    json.writeStringField("url", url);
    text(json, "title", title);
    text(json, "description", description);
    if (color != null) {
      json.writeNumberField("color", color);
    }
    if (provider != null) {
      json.writeObjectFieldStart("provider");
      json.writeStringField("name", provider);
      json.writeEndObject();
    }
    if (thumbnail != null) {
      json.writeObjectFieldStart("thumbnail");
      json.writeStringField("url", thumbnail);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static String type(@Nullable String kind) {
    if (kind == null) {
      return "link";
    }
    if (kind.equals("article")) {
      return "article";
    }
    return kind.startsWith("video") ? "video" : "link";
  }

  private static @Nullable String first(Document document, int most, String... names) {
    for (String name : names) {
      Element meta = document.selectFirst("meta[property=" + quoted(name) + "]");
      if (meta == null) {
        meta = document.selectFirst("meta[name=" + quoted(name) + "]");
      }
      String value = meta == null ? null : bounded(meta.attr("content"), most);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }

  private static @Nullable String picture(URI base, Document document) {
    String named = first(document, MOST_URL, "og:image:secure_url", "og:image", "twitter:image");
    if (named == null) {
      return null;
    }
    try {
      URI uri = base.resolve(named);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return web && uri.getHost() != null && uri.toString().length() <= MOST_URL
          ? uri.toString()
          : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static @Nullable Integer color(@Nullable String text) {
    return text != null && text.matches("#[0-9a-fA-F]{6}")
        ? Integer.valueOf(text.substring(1), 16)
        : null;
  }

  private static @Nullable String bounded(String text, int most) {
    String plain = text.strip();
    if (plain.isEmpty()) {
      return null;
    }
    return plain.codePointCount(0, plain.length()) <= most
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, most - 1)) + "…";
  }

  private static void text(JsonGenerator json, String field, @Nullable String text)
      throws IOException {
    if (text != null) {
      json.writeStringField(field, text);
    }
  }
}
