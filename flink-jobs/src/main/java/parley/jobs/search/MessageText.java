package parley.jobs.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.contracts.json.JsonTree;
import parley.contracts.message.Message;
import parley.contracts.message.Poll;

/// What can be read in a message besides its own words, and where its links lead. Pure.
final class MessageText {
  private static final Pattern LINK =
      Pattern.compile("https?://(?:[^\\s/?#@<>\"]*@)?([^\\s/?#@:<>\"]+)", Pattern.CASE_INSENSITIVE);

  private MessageText() {}

  /// What the embeds of a message are, as far as searches ask.
  ///
  /// @param words all that can be read in them
  record Embeds(List<String> types, List<String> providers, String words) {
    private static final Embeds NONE = new Embeds(List.of(), List.of(), "");
  }

  /// The hosts that a text links to, each once.
  static List<String> linkHosts(String text) {
    Set<String> hosts = new LinkedHashSet<>();
    Matcher links = LINK.matcher(text);
    while (links.find()) {
      hosts.add(links.group(1).toLowerCase(Locale.ROOT));
    }
    return List.copyOf(hosts);
  }

  /// Reads embeds that ingress has checked; what is no embed counts as none.
  static Embeds embeds(String json) {
    if (json.isEmpty()) {
      return Embeds.NONE;
    }
    List<?> embeds;
    try {
      embeds = list(JsonTree.read(json.getBytes(UTF_8)));
    } catch (IOException notJson) {
      return Embeds.NONE;
    }
    Set<String> types = new LinkedHashSet<>();
    Set<String> providers = new LinkedHashSet<>();
    StringJoiner words = new StringJoiner("\n");
    for (Object each : embeds) {
      Map<?, ?> embed = map(each);
      add(types, embed.get("type"));
      String provider = text(map(embed.get("provider")).get("name"));
      add(providers, provider);
      List<@Nullable Object> readable = new ArrayList<>();
      readable.add(map(embed.get("author")).get("name"));
      readable.add(embed.get("title"));
      readable.add(embed.get("description"));
      for (Object part : list(embed.get("fields"))) {
        readable.add(map(part).get("name"));
        readable.add(map(part).get("value"));
      }
      readable.add(map(embed.get("footer")).get("text"));
      readable.stream().map(MessageText::text).filter(text -> !text.isEmpty()).forEach(words::add);
    }
    return new Embeds(List.copyOf(types), List.copyOf(providers), words.toString());
  }

  /// All that can be read in a message besides its own words: in its embeds, its poll, and the
  /// message that it hands on.
  static String enclosed(Message message, Embeds embeds) {
    StringJoiner words = new StringJoiner("\n");
    words.setEmptyValue("");
    if (!embeds.words().isEmpty()) {
      words.add(embeds.words());
    }
    Poll poll = message.enclosures().poll();
    if (poll != null) {
      words.add(poll.question());
      for (Poll.Answer answer : poll.answers()) {
        if (answer.text() != null) {
          words.add(answer.text());
        }
      }
    }
    Message forwarded = message.enclosures().forwarded();
    if (forwarded != null) {
      if (!forwarded.content().isEmpty()) {
        words.add(forwarded.content());
      }
      String inner = embeds(forwarded.embedsJson()).words();
      if (!inner.isEmpty()) {
        words.add(inner);
      }
    }
    return words.toString();
  }

  private static void add(Set<String> texts, @Nullable Object value) {
    String text = text(value);
    if (!text.isEmpty()) {
      texts.add(text);
    }
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
