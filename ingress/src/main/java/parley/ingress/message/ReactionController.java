package parley.ingress.message;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import parley.contracts.entity.User;
import parley.contracts.error.ApiError;
import parley.contracts.payload.UserPayload;
import parley.ingress.form.Form;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;
import parley.ingress.http.RefusedException;

/// The reactions to a message.
@Controller("/api/channels/{channel}/messages/{message}/reactions")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReactionController {
  private static final int MAX_LIMIT = 100;
  private static final int USUAL_LIMIT = 25;

  /// A reaction that costs money, which nobody can give yet.
  private static final int BURST = 1;

  private final Reactions reactions;

  ReactionController(Reactions reactions) {
    this.reactions = reactions;
  }

  @Get("/{emoji}")
  HttpResponse<byte[]> list(ApiCall call, String channel, String message, String emoji) {
    Actor actor = call.actor();
    Form query = call.query();
    int limit = query.integer("limit", 1, MAX_LIMIT, USUAL_LIMIT);
    Long after = query.snowflake("after");
    Integer type = query.choice("type", List.of(0, BURST));
    query.check();
    List<User> users =
        type != null && type == BURST
            ? List.of()
            : reactions.users(
                actor,
                PathId.channel(channel),
                PathId.message(message),
                EmojiText.read(emoji),
                after == null ? 0 : after,
                limit);
    return Answer.ok(
        json -> {
          json.writeStartArray();
          for (User user : users) {
            UserPayload.write(json, user);
          }
          json.writeEndArray();
        });
  }

  @Put("/{emoji}/{user}")
  HttpResponse<byte[]> add(
      ApiCall call, String channel, String message, String emoji, String user) {
    Actor actor = call.actor();
    if (!PathId.user(user, actor.id()).equals(actor.id())) {
      throw new RefusedException(ApiError.METHOD_NOT_ALLOWED);
    }
    reactions.add(actor, PathId.channel(channel), PathId.message(message), EmojiText.read(emoji));
    return Answer.nothing();
  }

  @Delete("/{emoji}/{user}")
  HttpResponse<byte[]> remove(
      ApiCall call, String channel, String message, String emoji, String user) {
    Actor actor = call.actor();
    reactions.remove(
        actor,
        PathId.channel(channel),
        PathId.message(message),
        EmojiText.read(emoji),
        PathId.user(user, actor.id()));
    return Answer.nothing();
  }

  @Delete("/{emoji}")
  HttpResponse<byte[]> clear(ApiCall call, String channel, String message, String emoji) {
    Actor actor = call.actor();
    reactions.clear(actor, PathId.channel(channel), PathId.message(message), EmojiText.read(emoji));
    return Answer.nothing();
  }

  @Delete
  HttpResponse<byte[]> clearAll(ApiCall call, String channel, String message) {
    Actor actor = call.actor();
    reactions.clear(actor, PathId.channel(channel), PathId.message(message), null);
    return Answer.nothing();
  }
}
