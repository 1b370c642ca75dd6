package parley.ingress.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.contracts.id.ChannelId;
import parley.contracts.search.SearchField;

/// Puts a search into the words of Elasticsearch. Pure.
///
/// What is asked for in one parameter are alternatives, except for what messages must have: they
/// must have all of it. Words must all occur, in the text itself or in what it encloses; what
/// stands in quotation marks must stand together.
final class SearchQuestion {
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
  private static final List<String> TEXTS =
      List.of(
          SearchField.CONTENT,
          SearchField.CONTENT + SearchField.ENGLISH,
          SearchField.ENCLOSED,
          SearchField.ENCLOSED + SearchField.ENGLISH);
  private static final int PHRASE_BOOST = 3;
  private static final double CURRENT_CHANNEL_BOOST = 0.5;

  /// After so long a message counts half as much for being new.
  private static final String RECENT = "30d";

  private final SearchForm form;
  private final ObjectNode question = JsonNodeFactory.instance.objectNode();
  private final ArrayNode must;
  private final ArrayNode should;
  private final ArrayNode filter;
  private final ArrayNode mustNot;

  private SearchQuestion(SearchForm form) {
    this.form = form;
    ObjectNode bool = JsonNodeFactory.instance.objectNode();
    this.must = bool.putArray("must");
    this.should = bool.putArray("should");
    this.filter = bool.putArray("filter");
    this.mustNot = bool.putArray("must_not");
    ObjectNode query = JsonNodeFactory.instance.objectNode();
    query.set("bool", bool);
    question.set("query", form.byRelevance() ? ranked(query) : query);
  }

  /// @param channels the only ones in which anything is found
  static ObjectNode of(SearchForm form, ReadableChannels channels) {
    return new SearchQuestion(form).write(channels);
  }

  private ObjectNode write(ReadableChannels channels) {
    question.put("from", form.offset()).put("size", form.limit()).put("track_total_hits", true);
    question.putArray("_source").add(SearchField.CHANNEL).add(SearchField.EDITED_AT);
    sort();
    terms(filter, SearchField.CHANNEL, channels.ids().stream().map(ChannelId::toString).toList());
    if (channels.guild() != null) {
      term(filter, SearchField.GUILD, channels.guild().toString());
    }
    texts();
    people();
    range();
    features();
    files();
    return question;
  }

  private void sort() {
    String order = form.ascending() ? "asc" : "desc";
    ArrayNode sort = question.putArray("sort");
    if (form.byRelevance()) {
      sort.addObject().put("_score", order);
    }
    sort.addObject().put(SearchField.ID, order);
  }

  private void texts() {
    String content = form.content();
    if (content == null || content.isBlank()) {
      return;
    }
    Matcher quoted = QUOTED.matcher(content);
    while (quoted.find()) {
      phrase(must, quoted.group(1), 0);
    }
    String words = quoted.replaceAll(" ").strip();
    if (form.slop() != null && !words.isEmpty()) {
      phrase(must, words, form.slop());
    } else if (!words.isEmpty()) {
      ArrayNode alternatives = alternatives(must);
      for (String field : TEXTS) {
        alternatives
            .addObject()
            .putObject("match")
            .putObject(field)
            .put("query", words)
            .put("operator", "and");
      }
      should
          .addObject()
          .putObject("match_phrase")
          .putObject(SearchField.CONTENT)
          .put("query", words)
          .put("boost", PHRASE_BOOST);
    }
  }

  private static void phrase(ArrayNode where, String words, int slop) {
    ArrayNode alternatives = alternatives(where);
    for (String field : List.of(SearchField.CONTENT, SearchField.ENCLOSED)) {
      alternatives
          .addObject()
          .putObject("match_phrase")
          .putObject(field)
          .put("query", words)
          .put("slop", slop);
    }
  }

  private void people() {
    ids(SearchField.AUTHOR, form.authors());
    withOpposites(SearchField.AUTHOR_KIND, form.authorTypes(), false);
    ids(SearchField.MENTIONS, form.mentions());
    ids(SearchField.MENTION_ROLES, form.mentionRoles());
    ids(SearchField.REPLIED_TO, form.repliedToMessages());
    ids(SearchField.REPLIED_TO_AUTHOR, form.repliedToUsers());
    if (form.mentionEveryone() != null) {
      filter
          .addObject()
          .putObject("term")
          .put(SearchField.MENTION_EVERYONE, form.mentionEveryone());
    }
  }

  private void range() {
    if (form.minId() == null && form.maxId() == null) {
      return;
    }
    ObjectNode range = filter.addObject().putObject("range").putObject(SearchField.ID);
    if (form.minId() != null) {
      range.put("gt", form.minId());
    }
    if (form.maxId() != null) {
      range.put("lt", form.maxId());
    }
  }

  private void features() {
    withOpposites(SearchField.FEATURES, form.has(), true);
    if (form.pinned() != null) {
      filter.addObject().putObject("term").put(SearchField.PINNED, form.pinned());
    }
    words(SearchField.LINK_HOSTS, form.linkHosts());
    words(SearchField.EMBED_PROVIDERS, form.embedProviders());
    List<String> types = new ArrayList<>(form.embedTypes());
    if (types.contains("gif")) {
      // As embeds themselves call it.
      types.add("gifv");
    }
    words(SearchField.EMBED_TYPES, types);
  }

  private void files() {
    words(SearchField.FILE_EXTENSIONS, form.fileExtensions());
    if (!form.fileNames().isEmpty()) {
      ArrayNode alternatives = alternatives(filter);
      for (String name : form.fileNames()) {
        alternatives
            .addObject()
            .putObject("match_phrase")
            .putObject(SearchField.FILE_NAMES)
            .put("query", name);
      }
    }
  }

  /// Newer messages, those with reactions, and those of the channel that the reader looks at come
  /// before others that fit as well.
  private ObjectNode ranked(ObjectNode query) {
    ObjectNode ranked = JsonNodeFactory.instance.objectNode();
    ObjectNode score = ranked.putObject("function_score");
    score.set("query", query);
    score.put("score_mode", "sum").put("boost_mode", "multiply");
    ArrayNode functions = score.putArray("functions");
    functions.addObject().put("weight", 1);
    functions
        .addObject()
        .putObject("exp")
        .putObject(SearchField.WRITTEN_AT)
        .put("scale", RECENT)
        .put("decay", 0.5);
    functions
        .addObject()
        .put("weight", 0.5)
        .putObject("field_value_factor")
        .put("field", SearchField.REACTION_COUNT)
        .put("modifier", "log1p")
        .put("missing", 0);
    if (form.currentChannel() != null) {
      ObjectNode here = functions.addObject().put("weight", CURRENT_CHANNEL_BOOST);
      here.putObject("filter")
          .putObject("term")
          .put(SearchField.CHANNEL, Long.toString(form.currentChannel()));
    }
    return ranked;
  }

  /// @param all whether a document must have all of them, rather than one
  private void withOpposites(String field, List<String> values, boolean all) {
    List<String> wanted = values.stream().filter(value -> !value.startsWith("-")).toList();
    if (all) {
      wanted.forEach(value -> term(filter, field, value));
    } else {
      words(field, wanted);
    }
    values.stream()
        .filter(value -> value.startsWith("-"))
        .forEach(value -> term(mustNot, field, value.substring(1)));
  }

  private void ids(String field, Collection<Long> ids) {
    words(field, ids.stream().map(id -> Long.toString(id)).toList());
  }

  private void words(String field, List<String> words) {
    if (!words.isEmpty()) {
      terms(filter, field, words);
    }
  }

  private static void term(ArrayNode where, String field, String value) {
    where.addObject().putObject("term").put(field, value);
  }

  private static void terms(ArrayNode where, String field, Collection<String> values) {
    ArrayNode array = where.addObject().putObject("terms").putArray(field);
    values.forEach(array::add);
  }

  private static ArrayNode alternatives(ArrayNode where) {
    ObjectNode bool = where.addObject().putObject("bool");
    bool.put("minimum_should_match", 1);
    return bool.putArray("should");
  }
}
