package parley.ingress.relationship;

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
import parley.contracts.entity.Relationship;
import parley.contracts.id.UserId;
import parley.contracts.payload.RelationshipPayload;
import parley.ingress.form.Form;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;

/// What the caller is to other people. For people only.
@Controller("/api/users/@me/relationships")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RelationshipController {
  private static final int MAX_NAME = 32;
  private static final List<Integer> TYPES_TO_PUT =
      List.of(Relationship.Type.FRIEND.code(), Relationship.Type.BLOCKED.code());

  private final Relationships relationships;

  RelationshipController(Relationships relationships) {
    this.relationships = relationships;
  }

  @Get
  HttpResponse<byte[]> list(ApiCall call) {
    List<Relationship> found = relationships.of(call.person());
    return Answer.ok(
        json -> {
          json.writeStartArray();
          for (Relationship relationship : found) {
            RelationshipPayload.write(json, relationship);
          }
          json.writeEndArray();
        });
  }

  @Post
  HttpResponse<byte[]> ask(ApiCall call) {
    Actor actor = call.person();
    Form form = call.form();
    String username = form.requiredText("username", 1, MAX_NAME);
    form.check();
    relationships.befriend(actor, username);
    return Answer.nothing();
  }

  @Put("/{user}")
  HttpResponse<byte[]> put(ApiCall call, String user) {
    Actor actor = call.person();
    Form form = call.form();
    Integer type = form.choice("type", TYPES_TO_PUT);
    form.check();
    UserId other = PathId.user(user);
    if (type != null && type == Relationship.Type.BLOCKED.code()) {
      relationships.block(actor, other);
    } else {
      relationships.befriend(actor, other);
    }
    return Answer.nothing();
  }

  @Patch("/{user}")
  HttpResponse<byte[]> rename(ApiCall call, String user) {
    Actor actor = call.person();
    Form form = call.form();
    String nickname = form.text("nickname", 0, MAX_NAME);
    form.check();
    relationships.rename(
        actor, PathId.user(user), nickname == null || nickname.isEmpty() ? null : nickname);
    return Answer.nothing();
  }

  @Delete("/{user}")
  HttpResponse<byte[]> remove(ApiCall call, String user) {
    relationships.remove(call.person(), PathId.user(user));
    return Answer.nothing();
  }
}
