package parley.ops.checks.model;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import parley.ops.client.Actor;
import parley.ops.client.Reply;

/// A call and what the model says of it.
///
/// @param code of the protocol's error; 0 when it should succeed
/// @param check what is wrong with the answer, or null; called when it is as foreseen, and brings
///   the model to the state after the call
record Operation(
    Actor actor, String method, String path, @Nullable JsonNode body, int code, Check check) {
  interface Check {
    @Nullable String of(JsonNode answer);
  }

  /// One that should be refused.
  static Operation refused(
      Actor actor, String method, String path, @Nullable JsonNode body, int code) {
    return new Operation(actor, method, path, body, code, answer -> null);
  }

  /// @return what is different from what the model says, or null
  @Nullable String compare(Reply reply) {
    int answered = reply.accepted() ? 0 : reply.body().path("code").asInt(-1);
    if (answered != code) {
      return this + " should be answered " + code + ", was " + reply.status() + " " + reply.body();
    }
    return check.of(reply.body());
  }

  @Override
  public String toString() {
    return actor.name() + " " + method + " " + path + (body == null ? "" : " " + body);
  }
}
