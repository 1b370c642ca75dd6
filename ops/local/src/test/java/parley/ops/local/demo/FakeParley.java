package parley.ops.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The few routes of the REST API that the demo needs, in memory. Answers 503 to the first request.
final class FakeParley implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, String> applicationsByToken = new HashMap<>();
  private final Set<String> tokens = new HashSet<>();
  private final Map<String, Set<String>> membersByGuild = new HashMap<>();
  private final Map<String, String> guildsByChannel = new HashMap<>();
  private final Map<String, String> guildsByInvite = new HashMap<>();
  private final List<String> posts = new ArrayList<>();
  private int lastId;
  private boolean warm;

  FakeParley() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/v10", this::handle);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  List<String> posts() {
    return posts;
  }

  Set<String> members(String guild) {
    return membersByGuild.getOrDefault(guild, Set.of());
  }

  void forget(String token) {
    tokens.remove(token);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    JsonNode body = RestApi.JSON.readTree(exchange.getRequestBody());
    String path = exchange.getRequestURI().toString().substring("/api/v10".length());
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    String token = header == null ? "" : header.replace("Bot ", "");
    ObjectNode answer = RestApi.object();
    int status = 503;
    if (warm) {
      boolean get = exchange.getRequestMethod().equals("GET");
      status = get ? get(path, token, answer) : post(path, token, body, answer);
    }
    warm = true;
    byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private int get(String path, String token, ObjectNode answer) {
    String id = path.substring(path.lastIndexOf('/') + 1);
    if (!tokens.contains(token)) {
      return 401;
    }
    return switch (path.split("/")[1]) {
      case "users", "applications" -> 200;
      case "channels" -> {
        answer.put("guild_id", guildsByChannel.getOrDefault(id, ""));
        yield 200;
      }
      case "guilds" -> members(id).contains(token) ? 200 : 404;
      default -> 404;
    };
  }

  private int post(String path, String token, JsonNode body, ObjectNode answer) {
    posts.add(path.replaceAll("[0-9]+", "N"));
    String[] parts = path.split("[/?]");
    String id = Integer.toString(++lastId);
    switch (posts.getLast()) {
      case "/auth/register", "/applications/N/bot/reset" -> {
        tokens.add("token" + id);
        applicationsByToken.put("token" + id, parts[2]);
        answer.put("token", "token" + id);
      }
      case "/applications" -> answer.put("id", id);
      case "/applications/@me" -> answer.set("flags", body.path("flags"));
      case "/guilds" -> {
        admit(id, Set.of(token));
        answer.put("id", id);
      }
      case "/guilds/N/channels" -> {
        guildsByChannel.put(id, parts[2]);
        answer.put("id", id);
      }
      case "/channels/N/invites" -> {
        guildsByInvite.put(id, guildsByChannel.getOrDefault(parts[2], ""));
        answer.put("code", id);
      }
      case "/invites/N" -> admit(guildsByInvite.getOrDefault(parts[2], ""), Set.of(token));
      default -> {
        if (!parts[1].equals("oauth2")) {
          return 404;
        }
        String application = path.replaceAll(".*client_id=([0-9]+).*", "$1");
        admit(body.path("guild_id").asText(), tokensOf(application));
      }
    }
    return 200;
  }

  private void admit(String guild, Set<String> newcomers) {
    membersByGuild.computeIfAbsent(guild, unknown -> new HashSet<>()).addAll(newcomers);
  }

  private Set<String> tokensOf(String application) {
    return applicationsByToken.entrySet().stream()
        .filter(entry -> entry.getValue().equals(application))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
