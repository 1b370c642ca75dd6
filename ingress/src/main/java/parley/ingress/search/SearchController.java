package parley.ingress.search;

import com.fasterxml.jackson.core.JsonGenerator;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import parley.contracts.message.Message;
import parley.contracts.payload.MessageForm;
import parley.contracts.payload.MessagePayload;
import parley.contracts.payload.ThreadPayload;
import parley.contracts.payload.ThreadView;
import parley.contracts.token.FileLinks;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;
import parley.ingress.thread.ThreadViews;

/// Searches for messages, in a guild or in one channel, be it private.
@Controller("/api")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SearchController {
  private static final int INDEX_NOT_READY = 110_000;
  private static final int RETRY_AFTER_SECONDS = 5;

  private final MessageSearch search;
  private final ThreadViews views;
  private final MessageForm form;

  SearchController(MessageSearch search, ThreadViews views, FileLinks links) {
    this.search = search;
    this.views = views;
    this.form = MessageForm.full(links);
  }

  @Get("/guilds/{guild}/messages/search")
  HttpResponse<byte[]> inGuild(ApiCall call, String guild) {
    return answer(
        search.inGuild(
            call.actor(), PathId.guild(guild), SearchForm.read(call.query(SearchForm.LISTS))));
  }

  @Get("/channels/{channel}/messages/search")
  HttpResponse<byte[]> inChannel(ApiCall call, String channel) {
    return answer(
        search.inChannel(
            call.actor(), PathId.channel(channel), SearchForm.read(call.query(SearchForm.LISTS))));
  }

  private HttpResponse<byte[]> answer(Optional<MessageSearch.Result> result) {
    if (result.isEmpty()) {
      return Answer.as(HttpStatus.ACCEPTED.getCode(), SearchController::writeNotReady);
    }
    List<ThreadView> threads = views.of(result.get().in());
    return Answer.ok(json -> write(json, result.get(), threads));
  }

  private void write(JsonGenerator json, MessageSearch.Result result, List<ThreadView> threads)
      throws IOException {
    json.writeStartObject();
    json.writeBooleanField("doing_deep_historical_index", false);
    json.writeNumberField("total_results", result.total());
    json.writeArrayFieldStart("messages");
    for (MessageSearch.Found found : result.found()) {
      json.writeStartArray();
      for (Message message : found.messages()) {
        MessagePayload.writeFound(json, message, message.id().equals(found.hit().id()), form);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    ThreadPayload.listFields(json, threads);
    json.writeEndObject();
  }

  private static void writeNotReady(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("message", "Index not yet available. Try again later");
    json.writeNumberField("code", INDEX_NOT_READY);
    json.writeNumberField("documents_indexed", 0);
    json.writeNumberField("retry_after", RETRY_AFTER_SECONDS);
    json.writeEndObject();
  }
}
