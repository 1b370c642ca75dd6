package parley.ingress.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import parley.contracts.payload.RolePayload;
import parley.contracts.sample.Rows;
import parley.ingress.http.Answer;

class AuditChangesTest {
  @Test
  void tellsOnlyWhatDiffers() {
    assertThat(AuditChanges.between(body("a", null, 1), body("b", "new", 1)).json())
        .isEqualTo(
            """
            [{"key":"name","old_value":"a","new_value":"b"},{"key":"topic","new_value":"new"}]\
            """);
  }

  @Test
  void tellsEverythingThatCameOrWent() {
    assertThat(AuditChanges.created(body("a", null, 1)).json())
        .isEqualTo("[{\"key\":\"name\",\"new_value\":\"a\"},{\"key\":\"type\",\"new_value\":1}]");
    assertThat(AuditChanges.deleted(body("a", null, 1)).json())
        .isEqualTo("[{\"key\":\"name\",\"old_value\":\"a\"},{\"key\":\"type\",\"old_value\":1}]");
  }

  @Test
  void isEmptyWhenNothingDiffers() {
    Answer.Body role = json -> RolePayload.write(json, Rows.BOT_ROLE);

    assertThat(AuditChanges.between(role, role).isEmpty()).isTrue();
  }

  @Test
  void namesTheRolesThatAMemberWasGiven() {
    assertThat(AuditChanges.ofRoles(List.of(Rows.BOT_ROLE), List.of()).json())
        .isEqualTo(
            """
            [{"key":"$add","new_value":[{"name":"probebot","id":"1200000000000000002"}]}]\
            """);
  }

  private static Answer.Body body(String name, @Nullable String topic, int type) {
    return json -> {
      json.writeStartObject();
      json.writeStringField("id", name + type);
      json.writeStringField("name", name);
      json.writeStringField("topic", topic);
      json.writeNumberField("type", type);
      json.writeArrayFieldStart("tags");
      json.writeEndArray();
      json.writeEndObject();
    };
  }
}
