package parley.ingress.event;

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
import parley.contracts.id.ScheduledEventId;
import parley.contracts.payload.ScheduledEventPayload;
import parley.ingress.form.Form;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;

/// What a guild has planned.
@Controller("/api/guilds/{guild}/scheduled-events")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ScheduledEventController {
  private static final int MAX_LISTED = 100;

  private final ScheduledEvents events;

  ScheduledEventController(ScheduledEvents events) {
    this.events = events;
  }

  @Get
  HttpResponse<byte[]> list(ApiCall call, String guild) {
    Form query = call.query();
    boolean counted = query.flag("with_user_count", false);
    query.check();
    List<ScheduledEvents.Shown> listed = events.list(call.actor().id(), PathId.guild(guild));
    return Answer.ok(
        json -> {
          json.writeStartArray();
          for (ScheduledEvents.Shown shown : listed) {
            ScheduledEventPayload.write(
                json, shown.event(), shown.creator(), counted ? shown.subscribers() : null);
          }
          json.writeEndArray();
        });
  }

  @Get("/{event}")
  HttpResponse<byte[]> find(ApiCall call, String guild, String event) {
    Form query = call.query();
    boolean counted = query.flag("with_user_count", false);
    query.check();
    return shown(events.find(call.actor().id(), PathId.guild(guild), id(event)), counted);
  }

  @Post
  HttpResponse<byte[]> create(ApiCall call, String guild) {
    return shown(
        events.create(call.actor().id(), PathId.guild(guild), call.form(), call.reason()), false);
  }

  @Patch("/{event}")
  HttpResponse<byte[]> change(ApiCall call, String guild, String event) {
    return shown(
        events.change(
            call.actor().id(), PathId.guild(guild), id(event), call.form(), call.reason()),
        false);
  }

  @Delete("/{event}")
  HttpResponse<byte[]> delete(ApiCall call, String guild, String event) {
    events.delete(call.actor().id(), PathId.guild(guild), id(event), call.reason());
    return Answer.nothing();
  }

  @Get("/{event}/users")
  HttpResponse<byte[]> subscribers(ApiCall call, String guild, String event) {
    Form query = call.query();
    boolean withMember = query.flag("with_member", false);
    ScheduledEvents.Query asked =
        new ScheduledEvents.Query(
            query.snowflake("after"),
            query.snowflake("before"),
            query.integer("limit", 1, MAX_LISTED, MAX_LISTED));
    query.check();
    ScheduledEvents.Interest interest =
        events.subscribers(call.actor().id(), PathId.guild(guild), id(event), asked);
    return Answer.ok(
        json -> {
          json.writeStartArray();
          for (ScheduledEvents.Subscriber each : interest.subscribers()) {
            ScheduledEventPayload.writeSubscriber(
                json, interest.event(), each.user(), withMember ? each.member() : null);
          }
          json.writeEndArray();
        });
  }

  @Put("/{event}/users/@me")
  HttpResponse<byte[]> subscribe(ApiCall call, String guild, String event) {
    events.subscribe(call.person().id(), PathId.guild(guild), id(event), true);
    return Answer.nothing();
  }

  @Delete("/{event}/users/@me")
  HttpResponse<byte[]> unsubscribe(ApiCall call, String guild, String event) {
    events.subscribe(call.person().id(), PathId.guild(guild), id(event), false);
    return Answer.nothing();
  }

  private static HttpResponse<byte[]> shown(ScheduledEvents.Shown shown, boolean counted) {
    return Answer.ok(
        json ->
            ScheduledEventPayload.write(
                json, shown.event(), shown.creator(), counted ? shown.subscribers() : null));
  }

  private static ScheduledEventId id(String text) {
    return new ScheduledEventId(PathId.snowflake("guild_scheduled_event_id", text));
  }
}
