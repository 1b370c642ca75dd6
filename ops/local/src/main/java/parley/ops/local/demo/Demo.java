package parley.ops.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/// What the demo consists of. Tokens in here are secrets, if of a toy.
///
/// @param owner who made the guild
/// @param member who joined it by an invite
public record Demo(Person owner, Person member, String guild, String channel, List<Bot> bots) {
  public Demo {
    bots = List.copyOf(bots);
  }

  /// A user who can log in.
  public record Person(String username, String email, String password, String token) {}

  /// An application with a bot in the guild.
  public record Bot(String name, String application, String token) {
    String authorization() {
      return "Bot " + token;
    }
  }

  static Demo parse(JsonNode json) {
    return new Demo(
        person(json.path("owner")),
        person(json.path("member")),
        json.path("guild").asText(),
        json.path("channel").asText(),
        json.path("bots").valueStream().map(Demo::bot).toList());
  }

  String json() throws IOException {
    ObjectNode json = RestApi.object();
    json.set("owner", RestApi.JSON.valueToTree(owner));
    json.set("member", RestApi.JSON.valueToTree(member));
    json.put("guild", guild).put("channel", channel);
    json.set("bots", RestApi.JSON.valueToTree(bots));
    return RestApi.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
  }

  private static Person person(JsonNode json) {
    return new Person(
        json.path("username").asText(),
        json.path("email").asText(),
        json.path("password").asText(),
        json.path("token").asText());
  }

  private static Bot bot(JsonNode json) {
    return new Bot(
        json.path("name").asText(), json.path("application").asText(), json.path("token").asText());
  }
}
