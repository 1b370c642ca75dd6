package parley.ingress.instance;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import parley.contracts.id.UserId;
import parley.contracts.session.SessionStarts;
import parley.ingress.IngressConfig;
import parley.ingress.database.Database;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;

/// Where the gateway is.
@Controller("/api/gateway")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class GatewayController {
  /// A bot with more guilds is told to take another shard.
  private static final int GUILDS_PER_SHARD = 1_000;

  private final String url;
  private final SessionLimits limits;
  private final Database database;

  GatewayController(IngressConfig config, SessionLimits limits, Database database) {
    this.url = config.gatewayUrl();
    this.limits = limits;
    this.database = database;
  }

  @Get
  HttpResponse<byte[]> gateway() {
    return Answer.ok(
        json -> {
          json.writeStartObject();
          json.writeStringField("url", url);
          json.writeEndObject();
        });
  }

  @Get("/bot")
  HttpResponse<byte[]> ofBot(ApiCall call) {
    UserId bot = call.actor().id();
    SessionLimits.Used used = limits.of(bot);
    int guilds = guilds(bot);
    return Answer.ok(
        json -> {
          json.writeStartObject();
          json.writeStringField("url", url);
          json.writeNumberField("shards", Math.max(1, Math.ceilDiv(guilds, GUILDS_PER_SHARD)));
          json.writeObjectFieldStart("session_start_limit");
          json.writeNumberField("total", SessionStarts.A_DAY);
          json.writeNumberField("remaining", Math.max(0, SessionStarts.A_DAY - used.sessions()));
          json.writeNumberField("reset_after", used.resetAfterMs());
          json.writeNumberField("max_concurrency", SessionStarts.CONCURRENCY);
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  private int guilds(UserId bot) {
    return database.read(
        rows ->
            rows.one(
                "SELECT count(*) AS guilds FROM memberships WHERE user_id = ?",
                row -> row.integer("guilds"),
                bot.value()));
  }
}
