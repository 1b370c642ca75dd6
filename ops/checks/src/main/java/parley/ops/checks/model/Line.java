package parley.ops.checks.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parley.ops.client.Dispatch;

/// What a client hears, in a line each: the model writes what it expects in the same words.
final class Line {
  private static final int PINNED = 6;

  private Line() {}

  /// @return null for what the model does not speak of
  static @Nullable String of(Dispatch dispatch) {
    JsonNode data = dispatch.data();
    String id = data.path("id").asText();
    String message = data.path("message_id").asText();
    return switch (dispatch.type()) {
      case "MESSAGE_CREATE" ->
          data.path("type").asInt() == PINNED
              ? posted(
                  GuildModel.Message.NOTICE
                      + data.path("message_reference").path("message_id").asText(),
                  "")
              : posted(id, data.path("content").asText());
      case "MESSAGE_UPDATE" ->
          changed(id, data.path("content").asText(), data.path("pinned").asBoolean());
      case "MESSAGE_DELETE" -> "deleted " + id;
      case "MESSAGE_REACTION_ADD" ->
          reacted(message, data.path("user_id").asText(), emoji(data), true);
      case "MESSAGE_REACTION_REMOVE" ->
          reacted(message, data.path("user_id").asText(), emoji(data), false);
      case "CHANNEL_PINS_UPDATE" -> pins(data.path("channel_id").asText());
      case "CHANNEL_CREATE", "CHANNEL_UPDATE", "CHANNEL_DELETE" -> channel(dispatch.type(), id);
      case "GUILD_ROLE_CREATE", "GUILD_ROLE_UPDATE" ->
          role(
              data.path("role").path("id").asText(),
              Right.of(data.path("role").path("permissions").asText("0")));
      case "GUILD_ROLE_DELETE" -> roleGone(data.path("role_id").asText());
      case "GUILD_MEMBER_ADD", "GUILD_MEMBER_UPDATE" -> {
        Set<String> roles = new TreeSet<>();
        data.path("roles").forEach(role -> roles.add(role.asText()));
        yield member(
            data.path("user").path("id").asText(),
            roles,
            data.hasNonNull("communication_disabled_until"));
      }
      case "GUILD_MEMBER_REMOVE" -> memberGone(data.path("user").path("id").asText());
      case "GUILD_CREATE" -> guild(true);
      case "GUILD_DELETE" -> guild(false);
      default -> null;
    };
  }

  static String posted(String message, String content) {
    return "posted " + message + " " + content;
  }

  static String changed(String message, String content, boolean pinned) {
    return "changed " + message + " " + content + (pinned ? " pinned" : "");
  }

  static String deleted(String message) {
    return "deleted " + message;
  }

  static String reacted(String message, String user, String emoji, boolean added) {
    return (added ? "reacted " : "unreacted ") + message + " " + user + " " + emoji;
  }

  static String pins(String channel) {
    return "pins " + channel;
  }

  static String channel(String type, String channel) {
    return type + " " + channel;
  }

  static String role(String role, Set<Right> rights) {
    return "role " + role + " " + rights;
  }

  static String roleGone(String role) {
    return "role gone " + role;
  }

  static String member(String user, Set<String> roles, boolean timedOut) {
    return "member " + user + " " + new TreeSet<>(roles) + (timedOut ? " timed out" : "");
  }

  static String memberGone(String user) {
    return "member gone " + user;
  }

  static String guild(boolean here) {
    return here ? "guild" : "guild gone";
  }

  private static String emoji(JsonNode data) {
    return data.path("emoji").path("name").asText();
  }
}
