package parley.ops.checks.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import parley.ops.checks.model.GuildModel.Channel;
import parley.ops.checks.model.GuildModel.Message;
import parley.ops.client.Actor;
import parley.ops.client.RestClient;

/// What people do with messages, and what the model says of it.
final class Talk {
  private static final int UNKNOWN_MESSAGE = 10_008;
  private static final int UNKNOWN_EMOJI = 10_014;
  private static final int MISSING_ACCESS = 50_001;
  private static final int OTHERS_MESSAGE = 50_005;
  private static final int MISSING_PERMISSIONS = 50_013;
  private static final int PAGE = 50;
  private static final int PINNED = 6;
  private static final List<String> EMOJIS = List.of("👍", "🎉", "👀", "🐳");

  private final GuildModel guild;
  private final Hearers hearers;
  private final RandomGenerator random;
  private int written;

  Talk(GuildModel guild, Hearers hearers, RandomGenerator random) {
    this.guild = guild;
    this.hearers = hearers;
    this.random = random;
  }

  Operation send(Actor actor, Channel channel) {
    Set<Right> rights = guild.rights(actor.id(), channel);
    String path = "/channels/" + channel.id + "/messages";
    String content = "message " + ++written;
    JsonNode form = RestClient.object().put("content", content);
    if (!rights.contains(Right.SEND)) {
      return Operation.refused(actor, "POST", path, form, lack(rights));
    }
    return new Operation(
        actor,
        "POST",
        path,
        form,
        0,
        answer -> {
          Message message = new Message(answer.path("id").asText(), actor.id(), content);
          channel.messages.add(message);
          hearers.tellViewers(channel, Line.posted(message.id, content));
          return null;
        });
  }

  Operation edit(Actor actor, Channel channel, Message message) {
    Set<Right> rights = guild.rights(actor.id(), channel);
    String content = "edited " + ++written;
    JsonNode form = RestClient.object().put("content", content);
    int code =
        !rights.contains(Right.VIEW)
            ? MISSING_ACCESS
            : isGone(channel, message)
                ? UNKNOWN_MESSAGE
                : message.author.equals(actor.id()) ? 0 : OTHERS_MESSAGE;
    return new Operation(
        actor,
        "PATCH",
        path(channel, message),
        form,
        code,
        answer -> {
          if (code == 0) {
            message.content = content;
            hearers.tellViewers(channel, Line.changed(message.id, content, message.pinned));
          }
          return null;
        });
  }

  Operation delete(Actor actor, Channel channel, Message message) {
    Set<Right> rights = guild.rights(actor.id(), channel);
    boolean may = message.author.equals(actor.id()) || rights.contains(Right.MANAGE_MESSAGES);
    int code = code(rights, channel, message, may);
    return new Operation(
        actor,
        "DELETE",
        path(channel, message),
        null,
        code,
        answer -> {
          if (code == 0) {
            channel.messages.remove(message);
            hearers.tellViewers(channel, Line.deleted(message.id));
          }
          return null;
        });
  }

  Operation react(Actor actor, Channel channel, Message message) {
    Set<Right> rights = guild.rights(actor.id(), channel);
    String emoji = emoji();
    Set<String> reacted = message.reactions.get(emoji);
    boolean timedOut =
        guild.members.containsKey(actor.id()) && guild.members.get(actor.id()).timedOut;
    boolean may =
        rights.contains(Right.HISTORY)
            && !timedOut
            && (reacted != null || rights.contains(Right.REACT));
    int code = code(rights, channel, message, may);
    return new Operation(
        actor,
        "PUT",
        reaction(channel, message, emoji),
        null,
        code,
        answer -> {
          if (code == 0
              && message
                  .reactions
                  .computeIfAbsent(emoji, ignored -> new LinkedHashSet<>())
                  .add(actor.id())) {
            hearers.tellViewers(channel, Line.reacted(message.id, actor.id(), emoji, true));
          }
          return null;
        });
  }

  Operation unreact(Actor actor, Channel channel, Message message) {
    Set<Right> rights = guild.rights(actor.id(), channel);
    String emoji = emoji();
    Set<String> reacted = message.reactions.get(emoji);
    int allowed = code(rights, channel, message, true);
    int code = allowed == 0 && reacted == null ? UNKNOWN_EMOJI : allowed;
    return new Operation(
        actor,
        "DELETE",
        reaction(channel, message, emoji),
        null,
        code,
        answer -> {
          if (reacted != null && code == 0 && reacted.remove(actor.id())) {
            if (reacted.isEmpty()) {
              message.reactions.remove(emoji);
            }
            hearers.tellViewers(channel, Line.reacted(message.id, actor.id(), emoji, false));
          }
          return null;
        });
  }

  Operation pin(Actor actor, Channel channel, Message message, boolean wanted) {
    Set<Right> rights = guild.rights(actor.id(), channel);
    boolean may = rights.contains(Right.PIN) && rights.contains(Right.HISTORY);
    int code = code(rights, channel, message, may);
    return new Operation(
        actor,
        wanted ? "PUT" : "DELETE",
        "/channels/" + channel.id + "/messages/pins/" + message.id,
        null,
        code,
        answer -> {
          if (code == 0 && message.pinned != wanted) {
            message.pinned = wanted;
            hearers.tellViewers(channel, Line.changed(message.id, message.content, wanted));
            hearers.tellViewers(channel, Line.pins(channel.id));
            if (wanted) {
              Message notice = new Message(Message.NOTICE + message.id, actor.id(), "");
              channel.messages.add(notice);
              hearers.tellViewers(channel, Line.posted(notice.id, ""));
            }
          }
          return null;
        });
  }

  /// Reads the newest page of a channel, and compares all of it.
  Operation read(Actor actor, Channel channel) {
    Set<Right> rights = guild.rights(actor.id(), channel);
    String path = "/channels/" + channel.id + "/messages?limit=" + PAGE;
    if (!rights.contains(Right.VIEW)) {
      return Operation.refused(actor, "GET", path, null, MISSING_ACCESS);
    }
    List<Message> should = rights.contains(Right.HISTORY) ? newest(channel) : List.of();
    return new Operation(
        actor, "GET", path, null, 0, answer -> compare(should, answer, actor.id()));
  }

  private static List<Message> newest(Channel channel) {
    List<Message> all = channel.messages;
    return all.subList(Math.max(0, all.size() - PAGE), all.size()).reversed();
  }

  private static @Nullable String compare(List<Message> should, JsonNode answer, String reader) {
    List<String> wanted = should.stream().map(message -> text(message, reader)).toList();
    List<String> read = new ArrayList<>();
    answer.forEach(message -> read.add(text(message)));
    for (int i = 0; i < Math.max(wanted.size(), read.size()); i++) {
      String left = i < wanted.size() ? wanted.get(i) : "nothing";
      String right = i < read.size() ? read.get(i) : "nothing";
      if (!left.equals(right)) {
        return "message " + i + " of the page should be " + left + ", is " + right;
      }
    }
    return null;
  }

  private static String text(Message message, String reader) {
    Map<String, String> reactions = new HashMap<>();
    message.reactions.forEach(
        (emoji, users) -> reactions.put(emoji, users.size() + " " + users.contains(reader)));
    return String.join(
        "|",
        message.id,
        message.author,
        message.content,
        Boolean.toString(message.pinned),
        reactions.toString());
  }

  private static String text(JsonNode message) {
    Map<String, String> reactions = new HashMap<>();
    for (JsonNode reaction : message.path("reactions")) {
      reactions.put(
          reaction.path("emoji").path("name").asText(),
          reaction.path("count").asInt() + " " + reaction.path("me").asBoolean());
    }
    String id =
        message.path("type").asInt() == PINNED
            ? Message.NOTICE + message.path("message_reference").path("message_id").asText()
            : message.path("id").asText();
    return String.join(
        "|",
        id,
        message.path("author").path("id").asText(),
        message.path("content").asText(),
        Boolean.toString(message.path("pinned").asBoolean()),
        reactions.toString());
  }

  /// The answer about a message to who sees its channel or does not.
  private static int code(Set<Right> rights, Channel channel, Message message, boolean may) {
    if (!rights.contains(Right.VIEW)) {
      return MISSING_ACCESS;
    }
    if (isGone(channel, message)) {
      return UNKNOWN_MESSAGE;
    }
    return may ? 0 : MISSING_PERMISSIONS;
  }

  private static int lack(Set<Right> rights) {
    return rights.contains(Right.VIEW) ? MISSING_PERMISSIONS : MISSING_ACCESS;
  }

  private static boolean isGone(Channel channel, Message message) {
    return channel.find(message.id) == null;
  }

  private static String path(Channel channel, Message message) {
    return "/channels/" + channel.id + "/messages/" + message.id;
  }

  private static String reaction(Channel channel, Message message, String emoji) {
    return path(channel, message)
        + "/reactions/"
        + URLEncoder.encode(emoji, StandardCharsets.UTF_8)
        + "/@me";
  }

  private String emoji() {
    return EMOJIS.get(random.nextInt(EMOJIS.size()));
  }
}
