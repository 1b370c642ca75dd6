package parley.ingress.preference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Patch;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Preference.Kind;
import parley.contracts.id.GuildId;
import parley.ingress.form.Form;
import parley.ingress.guild.GuildAccess;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;

/// What the caller wants to be told of a guild, or of private channels (`@me`).
@Controller("/api/users/@me/guilds/{guild}/settings")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class GuildSettingsController {
  private static final List<String> FLAGS =
      List.of(
          "muted",
          "suppress_everyone",
          "suppress_roles",
          "mobile_push",
          "hide_muted_channels",
          "mute_scheduled_events");
  private static final List<Integer> NOTIFICATIONS = List.of(0, 1, 2, 3);

  private final Preferences preferences;
  private final GuildAccess access;

  GuildSettingsController(Preferences preferences, GuildAccess access) {
    this.preferences = preferences;
    this.access = access;
  }

  @Patch
  HttpResponse<byte[]> change(ApiCall call, String guild) {
    Actor actor = call.person();
    GuildId id = guild.equals("@me") ? null : PathId.guild(guild);
    if (id != null) {
      access.look(actor.id(), id, (rows, acting) -> acting.guildId());
    }
    ObjectNode sent = read(call.form());
    String content =
        preferences.merge(
            actor.id(),
            Kind.GUILD_SETTINGS,
            id == null ? 0 : id.value(),
            () -> beginning(id),
            sent);
    return Answer.ok(json -> json.writeRawValue(content));
  }

  private static ObjectNode read(Form form) {
    ObjectNode sent = JsonNodeFactory.instance.objectNode();
    for (String name : FLAGS) {
      Boolean flag = form.flag(name);
      if (flag != null) {
        sent.put(name, flag);
      }
    }
    for (String name : List.of("message_notifications", "notify_highlights")) {
      Integer number = form.choice(name, NOTIFICATIONS);
      if (number != null) {
        sent.put(name, number);
      }
    }
    form.copy("flags", sent);
    form.copy("mute_config", sent);
    form.copy("channel_overrides", sent);
    form.check();
    return sent;
  }

  private static ObjectNode beginning(@Nullable GuildId guild) {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    settings.put("guild_id", guild == null ? null : guild.toString());
    FLAGS.forEach(name -> settings.put(name, name.equals("mobile_push")));
    settings.put("message_notifications", 3);
    settings.put("notify_highlights", 0);
    settings.put("flags", 0);
    settings.putNull("mute_config");
    settings.putArray("channel_overrides");
    settings.put("version", 0);
    return settings;
  }
}
