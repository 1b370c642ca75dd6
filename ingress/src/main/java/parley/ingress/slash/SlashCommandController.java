package parley.ingress.slash;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.ApiError;
import parley.contracts.id.UserId;
import parley.ingress.form.Form;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;
import parley.ingress.http.RefusedException;

/// Bots say which commands they offer.
@Controller("/api/applications/{application}")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SlashCommandController {
  /// Of all types together.
  private static final int MOST = 130;

  private final SlashCommands commands;

  SlashCommandController(SlashCommands commands) {
    this.commands = commands;
  }

  @Get("/commands")
  HttpResponse<byte[]> list(ApiCall call, String application) {
    return listed(commands.list(scope(call, application, null)));
  }

  @Post("/commands")
  HttpResponse<byte[]> create(ApiCall call, String application) {
    return put(call, scope(call, application, null));
  }

  @Put("/commands")
  HttpResponse<byte[]> replace(ApiCall call, String application) {
    return replaced(call, scope(call, application, null));
  }

  @Get("/commands/{command}")
  HttpResponse<byte[]> find(ApiCall call, String application, String command) {
    return shown(commands.find(scope(call, application, null), id(command)));
  }

  @Patch("/commands/{command}")
  HttpResponse<byte[]> change(ApiCall call, String application, String command) {
    return shown(commands.change(scope(call, application, null), id(command), call.form()));
  }

  @Delete("/commands/{command}")
  HttpResponse<byte[]> delete(ApiCall call, String application, String command) {
    commands.delete(scope(call, application, null), id(command));
    return Answer.nothing();
  }

  @Get("/guilds/{guild}/commands")
  HttpResponse<byte[]> listInGuild(ApiCall call, String application, String guild) {
    return listed(commands.list(scope(call, application, guild)));
  }

  @Post("/guilds/{guild}/commands")
  HttpResponse<byte[]> createInGuild(ApiCall call, String application, String guild) {
    return put(call, scope(call, application, guild));
  }

  @Put("/guilds/{guild}/commands")
  HttpResponse<byte[]> replaceInGuild(ApiCall call, String application, String guild) {
    return replaced(call, scope(call, application, guild));
  }

  @Get("/guilds/{guild}/commands/{command}")
  HttpResponse<byte[]> findInGuild(ApiCall call, String application, String guild, String command) {
    return shown(commands.find(scope(call, application, guild), id(command)));
  }

  @Patch("/guilds/{guild}/commands/{command}")
  HttpResponse<byte[]> changeInGuild(
      ApiCall call, String application, String guild, String command) {
    return shown(commands.change(scope(call, application, guild), id(command), call.form()));
  }

  @Delete("/guilds/{guild}/commands/{command}")
  HttpResponse<byte[]> deleteInGuild(
      ApiCall call, String application, String guild, String command) {
    commands.delete(scope(call, application, guild), id(command));
    return Answer.nothing();
  }

  /// A bot has a say on its own commands only.
  private static SlashCommands.Scope scope(
      ApiCall call, String application, @Nullable String guild) {
    Actor bot = call.bot();
    UserId id = new UserId(PathId.snowflake("application_id", application));
    if (!bot.id().equals(id)) {
      throw new RefusedException(ApiError.FOREIGN_APPLICATION);
    }
    return new SlashCommands.Scope(id, guild == null ? null : PathId.guild(guild));
  }

  private static long id(String command) {
    return PathId.snowflake("command_id", command);
  }

  private HttpResponse<byte[]> put(ApiCall call, SlashCommands.Scope scope) {
    SlashCommands.Put put = commands.put(scope, call.form());
    return put.isNew() ? Answer.created(put.command()::write) : shown(put.command());
  }

  private HttpResponse<byte[]> replaced(ApiCall call, SlashCommands.Scope scope) {
    return listed(commands.replaceAll(scope, Form.ofList(call.json(), MOST, CommandForm::read)));
  }

  private static HttpResponse<byte[]> shown(SlashCommand command) {
    return Answer.ok(command::write);
  }

  private static HttpResponse<byte[]> listed(List<SlashCommand> found) {
    return Answer.ok(
        json -> {
          json.writeStartArray();
          for (SlashCommand command : found) {
            command.write(json);
          }
          json.writeEndArray();
        });
  }
}
