package parley.connect.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// As much of Elasticsearch as the sink asks for, with its rules of versions, over HTTP.
final class FakeElasticsearch implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  final Map<String, JsonNode> templates = new TreeMap<>();
  final List<String> indices = new ArrayList<>();

  /// How many documents each bulk brought.
  final List<Integer> bulks = new ArrayList<>();

  /// Answers of the next requests instead of real ones.
  final Deque<Integer> refusals = new ArrayDeque<>();

  /// Answers for single documents, each once.
  final Map<String, Integer> itemRefusals = new HashMap<>();

  /// Changed settings of indices.
  final Map<String, JsonNode> settings = new HashMap<>();

  /// Indices whose segments were merged.
  final List<String> merged = new ArrayList<>();

  private final Map<String, Document> documents = new TreeMap<>();
  private final HttpServer server;

  /// @param source null when it is deleted
  record Document(String index, String routing, long version, @Nullable JsonNode source) {}

  FakeElasticsearch() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// Those that are not deleted, by id.
  Map<String, JsonNode> present() {
    Map<String, JsonNode> present = new TreeMap<>();
    documents.forEach(
        (id, document) -> {
          if (document.source != null) {
            present.put(id, document.source);
          }
        });
    return present;
  }

  Document document(String id) {
    Document document = documents.get(id);
    if (document == null) {
      throw new AssertionError("no document " + id);
    }
    return document;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Integer refusal = refusals.poll();
      Reply reply =
          refusal == null
              ? reply(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().getPath(),
                  new String(body, StandardCharsets.UTF_8))
              : new Reply(refusal, JSON.createObjectNode());
      byte[] text = JSON.writeValueAsBytes(reply.body);
      exchange.sendResponseHeaders(reply.status, text.length);
      exchange.getResponseBody().write(text);
    }
  }

  private record Reply(int status, JsonNode body) {}

  private Reply reply(String method, String path, String body) throws IOException {
    if (path.startsWith("/_index_template/")) {
      return template(method, path.substring("/_index_template/".length()), body);
    }
    if (path.contains("/_settings")) {
      return settings(method, path.substring(1, path.indexOf("/_settings")), body);
    }
    return switch (method + " " + path.substring(path.lastIndexOf('/'))) {
      case "POST /_forcemerge" -> {
        merged.add(path.substring(1, path.lastIndexOf('/')));
        yield new Reply(200, JSON.createObjectNode());
      }
      case "POST /_bulk" -> new Reply(200, bulk(body));
      case "POST /_mget" -> new Reply(200, mget(JSON.readTree(body)));
      case "POST /_search" -> new Reply(200, search(JSON.readTree(body)));
      case "POST /_refresh" -> new Reply(200, JSON.createObjectNode());
      default -> {
        if (!method.equals("PUT")) {
          throw new IllegalStateException(method + " " + path);
        }
        String name = path.substring(1);
        if (indices.contains(name)) {
          yield error(400, "resource_already_exists_exception", "it is there");
        }
        indices.add(name);
        yield new Reply(200, JSON.createObjectNode());
      }
    };
  }

  private Reply settings(String method, String index, String body) throws IOException {
    if (method.equals("PUT")) {
      settings.put(index, JSON.readTree(body));
      return new Reply(200, JSON.createObjectNode());
    }
    ObjectNode answer = JSON.createObjectNode();
    for (String name : indices) {
      JsonNode changed = settings.get(name);
      int priority = changed == null ? 100 : changed.path("index.priority").asInt();
      answer.putObject(name).putObject("settings").put("index.priority", priority);
    }
    return new Reply(200, answer);
  }

  private Reply template(String method, String name, String body) throws IOException {
    if (method.equals("PUT")) {
      templates.put(name, JSON.readTree(body));
      return new Reply(200, JSON.createObjectNode());
    }
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode found = answer.putArray("index_templates");
    templates.forEach(
        (each, template) -> {
          if (each.equals(name) || (name.endsWith("*") && each.startsWith(name.replace("*", "")))) {
            found.addObject().put("name", each).set("index_template", template);
          }
        });
    return found.isEmpty() && !name.endsWith("*")
        ? error(404, "resource_not_found_exception", name)
        : new Reply(200, answer);
  }

  private ObjectNode bulk(String body) throws IOException {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode items = answer.putArray("items");
    List<String> lines = body.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Map.Entry<String, JsonNode> action =
          JSON.readTree(lines.get(i)).properties().iterator().next();
      JsonNode source = action.getKey().equals("index") ? JSON.readTree(lines.get(++i)) : null;
      items.addObject().set(action.getKey(), write(action.getValue(), source));
    }
    bulks.add(items.size());
    return answer;
  }

  private ObjectNode write(JsonNode target, @Nullable JsonNode source) {
    String id = target.path("_id").asText();
    String index = target.path("_index").asText();
    ObjectNode item = JSON.createObjectNode().put("_index", index).put("_id", id);
    Integer refusal = itemRefusals.remove(id);
    if (refusal != null) {
      return failed(item, refusal, refusal == 400 ? "document_parsing_exception" : "refused");
    }
    if (!indices.contains(index)) {
      return failed(item, 404, "index_not_found_exception");
    }
    Document present = documents.get(id);
    long version = target.path("version").asLong();
    boolean equalAllowed = target.path("version_type").asText().equals("external_gte");
    if (present != null
        && (present.version > version || (present.version == version && !equalAllowed))) {
      return failed(item, 409, "version_conflict_engine_exception");
    }
    documents.put(id, new Document(index, target.path("routing").asText(), version, source));
    boolean wasThere = present != null && present.source != null;
    return item.put("status", source == null && !wasThere ? 404 : 200);
  }

  private static ObjectNode failed(ObjectNode item, int status, String type) {
    item.put("status", status).putObject("error").put("type", type).put("reason", "as asked");
    return item;
  }

  private ObjectNode mget(JsonNode question) {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode docs = answer.putArray("docs");
    for (JsonNode wanted : question.path("docs")) {
      Document document = documents.get(wanted.path("_id").asText());
      ObjectNode found = docs.addObject();
      if (document != null && document.source != null) {
        found.put("found", true).put("_version", document.version).set("_source", document.source);
      } else {
        found.put("found", false);
      }
    }
    return answer;
  }

  private ObjectNode search(JsonNode question) {
    Map.Entry<String, JsonNode> term =
        question.path("query").path("term").properties().iterator().next();
    long after = question.path("search_after").path(0).asLong(-1);
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode hits = answer.putObject("hits").putArray("hits");
    documents.entrySet().stream()
        .filter(
            each ->
                each.getValue().source != null
                    && each.getValue()
                        .source
                        .path(term.getKey())
                        .asText()
                        .equals(term.getValue().asText())
                    && Long.parseLong(each.getKey()) > after)
        .limit(question.path("size").asInt())
        .forEach(
            each -> {
              ObjectNode hit = hits.addObject();
              hit.put("_index", each.getValue().index)
                  .put("_id", each.getKey())
                  .put("_version", each.getValue().version);
              hit.putArray("sort").add(Long.parseLong(each.getKey()));
            });
    return answer;
  }

  private static Reply error(int status, String type, String reason) {
    ObjectNode body = JSON.createObjectNode();
    body.putObject("error").put("type", type).put("reason", reason);
    return new Reply(status, body);
  }
}
