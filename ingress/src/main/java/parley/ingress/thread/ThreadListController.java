package parley.ingress.thread;

import com.fasterxml.jackson.core.JsonGenerator;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.ThreadMember;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.payload.ThreadPayload;
import parley.contracts.payload.ThreadView;
import parley.contracts.permission.Permission;
import parley.ingress.database.Transaction;
import parley.ingress.form.Form;
import parley.ingress.guild.ActingMember;
import parley.ingress.guild.GuildAccess;
import parley.ingress.guild.ThreadRows;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;
import parley.ingress.http.RefusedException;

/// The threads of a guild, and the archived ones of a channel.
@Controller("/api")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ThreadListController {
  private static final int MIN_LISTED = 2;
  private static final int MAX_LISTED = 100;
  private static final int USUALLY_LISTED = 50;
  private static final List<Long> PUBLIC =
      List.of(
          (long) ChannelType.PUBLIC_THREAD.code(), (long) ChannelType.ANNOUNCEMENT_THREAD.code());
  private static final List<Long> PRIVATE = List.of((long) ChannelType.PRIVATE_THREAD.code());

  /// Later than all that was archived, and still a moment for PostgreSQL.
  private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

  private final GuildAccess access;
  private final ThreadViews views;

  ThreadListController(GuildAccess access, ThreadViews views) {
    this.access = access;
    this.views = views;
  }

  @Get("/guilds/{guild}/threads/active")
  HttpResponse<byte[]> active(ApiCall call, String guild) {
    Actor actor = call.actor();
    ThreadViews.Found found =
        access.look(
            actor.id(),
            PathId.guild(guild),
            (rows, acting) ->
                visible(
                    acting,
                    ThreadViews.Found.of(
                        rows, ThreadRows.active(rows, acting.guildId()), actor.id())));
    List<ThreadView> threads = views.of(found);
    return Answer.ok(
        json -> {
          json.writeStartObject();
          ThreadPayload.listFields(json, threads);
          json.writeBooleanField("has_more", false);
          json.writeEndObject();
        });
  }

  @Get("/channels/{channel}/threads/archived/public")
  HttpResponse<byte[]> archivedPublic(ApiCall call, String channel) {
    return archived(call, channel, PUBLIC);
  }

  @Get("/channels/{channel}/threads/archived/private")
  HttpResponse<byte[]> archivedPrivate(ApiCall call, String channel) {
    return archived(call, channel, PRIVATE);
  }

  @Get("/channels/{channel}/users/@me/threads/archived/private")
  HttpResponse<byte[]> joined(ApiCall call, String channel) {
    Actor actor = call.actor();
    Form query = call.query();
    Long before = query.snowflake("before");
    int limit = limit(query);
    query.check();
    return page(
        actor,
        PathId.channel(channel),
        limit,
        (rows, acting, row) ->
            ThreadRows.joined(
                rows, row, actor.id(), before == null ? Long.MAX_VALUE : before, limit + 1));
  }

  private HttpResponse<byte[]> archived(ApiCall call, String channel, List<Long> types) {
    Actor actor = call.actor();
    Form query = call.query();
    Instant before = query.time("before");
    int limit = limit(query);
    query.check();
    return page(
        actor,
        PathId.channel(channel),
        limit,
        (rows, acting, row) -> {
          if (types.equals(PRIVATE)) {
            acting.requireIn(row, Permission.MANAGE_THREADS);
          }
          return ThreadRows.find(
              rows,
              new ThreadRows.Archived(row.id(), types, before == null ? EVER : before, limit + 1));
        });
  }

  private interface Search {
    List<Channel> find(Transaction rows, ActingMember acting, Channel parent) throws SQLException;
  }

  private HttpResponse<byte[]> page(Actor actor, ChannelId channel, int limit, Search search) {
    ThreadViews.Found found =
        access.look(
            actor.id(),
            channel,
            (rows, acting, row) -> {
              acting.requireIn(row, Permission.READ_MESSAGE_HISTORY);
              if (row.type().isThread()) {
                throw new RefusedException(ApiError.CHANNEL_TYPE);
              }
              return ThreadViews.Found.of(rows, search.find(rows, acting, row), actor.id());
            });
    boolean hasMore = found.rows().size() > limit;
    List<Channel> shown = hasMore ? found.rows().subList(0, limit) : found.rows();
    List<ThreadView> threads = views.of(new ThreadViews.Found(shown, found.own()));
    return Answer.ok(json -> write(json, threads, hasMore));
  }

  private static void write(JsonGenerator json, List<ThreadView> threads, boolean hasMore)
      throws IOException {
    json.writeStartObject();
    ThreadPayload.listFields(json, threads);
    json.writeBooleanField("has_more", hasMore);
    json.writeEndObject();
  }

  private static ThreadViews.Found visible(ActingMember acting, ThreadViews.Found found) {
    Map<ChannelId, ThreadMember> own = found.own();
    ActingMember looking = acting.in(own.keySet());
    return new ThreadViews.Found(
        found.rows().stream()
            .filter(row -> Permission.VIEW_CHANNEL.in(looking.permissionsIn(row)))
            .toList(),
        own);
  }

  private static int limit(Form query) {
    return query.integer("limit", MIN_LISTED, MAX_LISTED, USUALLY_LISTED);
  }
}
