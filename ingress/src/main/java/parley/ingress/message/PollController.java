package parley.ingress.message;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.ArrayList;
import java.util.List;
import parley.contracts.entity.User;
import parley.contracts.error.FieldError;
import parley.contracts.message.ReactionEmoji;
import parley.contracts.payload.MessageForm;
import parley.contracts.payload.MessagePayload;
import parley.contracts.payload.UserPayload;
import parley.contracts.token.FileLinks;
import parley.ingress.form.Form;
import parley.ingress.form.InvalidFormException;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;

/// The polls of a channel, by their messages.
@Controller("/api/channels/{channel}/polls/{message}")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PollController {
  private static final int MAX_LIMIT = 100;
  private static final int USUAL_LIMIT = 25;
  private static final int MAX_ANSWERS = 10;

  private final Polls polls;
  private final Reactions reactions;
  private final MessageForm form;

  PollController(Polls polls, Reactions reactions, FileLinks links) {
    this.polls = polls;
    this.reactions = reactions;
    this.form = MessageForm.full(links);
  }

  /// Bots do not vote.
  @Put("/answers/@me")
  HttpResponse<byte[]> vote(ApiCall call, String channel, String message) {
    Actor actor = call.person();
    polls.vote(actor, PathId.channel(channel), PathId.message(message), answers(call.form()));
    return Answer.nothing();
  }

  @Get("/answers/{answer}")
  HttpResponse<byte[]> voters(ApiCall call, String channel, String message, String answer) {
    Actor actor = call.actor();
    Form query = call.query();
    int limit = query.integer("limit", 1, MAX_LIMIT, USUAL_LIMIT);
    Long after = query.snowflake("after");
    query.check();
    long number = PathId.snowflake("answer_id", answer);
    List<User> users =
        reactions.users(
            actor,
            PathId.channel(channel),
            PathId.message(message),
            ReactionEmoji.answer((int) Math.min(number, MAX_ANSWERS + 1L)),
            after == null ? 0 : after,
            limit);
    return Answer.ok(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("users");
          for (User user : users) {
            UserPayload.write(json, user);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  @Post("/expire")
  HttpResponse<byte[]> end(ApiCall call, String channel, String message) {
    Actor actor = call.actor();
    Messages.Posted ended = polls.end(actor, PathId.channel(channel), PathId.message(message));
    return Answer.ok(
        json -> MessagePayload.write(json, ended.message(), null, ended.ownReactions(), form));
  }

  /// Numbers, which clients write as texts.
  private static List<Integer> answers(Form form) {
    List<Integer> answers = new ArrayList<>();
    for (long answer : form.snowflakes("answer_ids", MAX_ANSWERS)) {
      if (answer > MAX_ANSWERS) {
        throw new InvalidFormException(
            new FieldError("answer_ids", "POLL_INVALID_ANSWER", "Unknown poll answer"));
      }
      answers.add((int) answer);
    }
    form.check();
    return answers;
  }
}
