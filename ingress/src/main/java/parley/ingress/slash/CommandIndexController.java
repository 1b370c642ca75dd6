package parley.ingress.slash;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.contracts.entity.User;
import parley.contracts.id.UserId;
import parley.contracts.payload.UserPayload;
import parley.ingress.account.AccountRows;
import parley.ingress.database.Database;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;

/// What people's clients ask for to offer commands.
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CommandIndexController {
  private final CommandIndex index;
  private final Database database;

  CommandIndexController(CommandIndex index, Database database) {
    this.index = index;
    this.database = database;
  }

  @Get("/guilds/{guild}/application-command-index")
  HttpResponse<byte[]> ofGuild(ApiCall call, String guild) {
    return shown(index.in(call.person(), PathId.guild(guild)));
  }

  @Get("/channels/{channel}/application-command-index")
  HttpResponse<byte[]> ofChannel(ApiCall call, String channel) {
    return shown(index.in(call.person(), PathId.channel(channel)));
  }

  private HttpResponse<byte[]> shown(List<SlashCommand> usable) {
    Map<UserId, User> bots = bots(usable);
    long version = usable.stream().mapToLong(SlashCommand::version).max().orElse(0);
    return Answer.ok(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("applications");
          for (User bot : bots.values()) {
            json.writeStartObject();
            json.writeStringField("id", bot.id().toString());
            json.writeStringField("name", bot.username());
            json.writeStringField("description", "");
            json.writeNullField("icon");
            json.writeStringField("bot_id", bot.id().toString());
            json.writeFieldName("bot");
            UserPayload.write(json, bot);
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeArrayFieldStart("application_commands");
          for (SlashCommand command : usable) {
            command.write(json);
          }
          json.writeEndArray();
          json.writeStringField("version", Long.toUnsignedString(version));
          json.writeEndObject();
        });
  }

  private Map<UserId, User> bots(List<SlashCommand> usable) {
    List<Long> ids = usable.stream().map(each -> each.application().value()).distinct().toList();
    Map<UserId, User> bots = new LinkedHashMap<>();
    if (!ids.isEmpty()) {
      database
          .look(rows -> AccountRows.findUsers(rows, ids))
          .forEach(bot -> bots.put(bot.id(), bot));
    }
    return bots;
  }
}
