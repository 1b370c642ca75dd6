package parley.contracts.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;

class ErrorPayloadTest {
  @Test
  void hasCodeAndMessage() {
    assertThat(Written.json(json -> ErrorPayload.write(json, ApiError.UNKNOWN_CHANNEL.refusal())))
        .isEqualTo(Written.of("{\"message\":\"Unknown Channel\",\"code\":10003}"));
  }

  @Test
  void nestsFieldErrorsByTheirPaths() {
    List<FieldError> errors =
        List.of(
            FieldError.tooLong("embeds.0.title", 256),
            FieldError.tooLong("content", 2000),
            FieldError.required("embeds.1.fields.3.name"),
            FieldError.notArray("embeds"),
            FieldError.notInteger("content", "x"));

    assertThat(Written.json(json -> ErrorPayload.writeForm(json, errors)))
        .isEqualTo(
            Written.of(
                """
                {"message":"Invalid Form Body","code":50035,"errors":{
                  "embeds":{
                    "_errors":[{"code":"LIST_TYPE_CONVERT",
                      "message":"Only iterables may be used in a ListType"}],
                    "0":{"title":{"_errors":[{"code":"BASE_TYPE_MAX_LENGTH",
                      "message":"Must be 256 or fewer in length."}]}},
                    "1":{"fields":{"3":{"name":{"_errors":[{"code":"BASE_TYPE_REQUIRED",
                      "message":"This field is required"}]}}}}},
                  "content":{"_errors":[
                    {"code":"BASE_TYPE_MAX_LENGTH","message":"Must be 2000 or fewer in length."},
                    {"code":"NUMBER_TYPE_COERCE","message":"Value \\"x\\" is not int."}]}}}
                """));
  }

  @Test
  void blamesTheWholeRequestWithoutAPath() {
    FieldError error = new FieldError("", "APPLICATION_INVALID", "Nothing to do");

    assertThat(Written.json(json -> ErrorPayload.writeForm(json, List.of(error))).get("errors"))
        .isEqualTo(
            Written.of(
                """
                {"_errors":[{"code":"APPLICATION_INVALID","message":"Nothing to do"}]}
                """));
  }

  @Test
  void aRefusalOfAFieldLooksLikeAnyOther() {
    FieldError error = FieldError.tooLong("content", 2000);

    assertThat(Written.json(json -> ErrorPayload.write(json, ApiError.refusal(error))))
        .isEqualTo(Written.json(json -> ErrorPayload.writeForm(json, List.of(error))));
  }

  @Test
  void tellsWhenToAskAgainInSeconds() {
    Duration wait = Duration.ofMillis(1500);

    assertThat(Written.json(json -> ErrorPayload.write(json, ApiError.SLOWMODE.refusal(wait))))
        .isEqualTo(
            Written.of(
                """
                {"message":"This action cannot be performed due to slowmode rate limit",
                 "code":20016,"retry_after":1.5,"global":false}
                """));
    assertThat(Written.json(json -> ErrorPayload.writeRateLimit(json, wait, true)))
        .isEqualTo(
            Written.of(
                """
                {"message":"You are being rate limited.","retry_after":1.5,"global":true}
                """));
  }
}
