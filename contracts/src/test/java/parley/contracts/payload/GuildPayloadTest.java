package parley.contracts.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.contracts.entity.Expressions;
import parley.contracts.message.ThreadTally;
import parley.contracts.sample.Rows;

class GuildPayloadTest {
  private static final GuildCreation CREATION =
      new GuildCreation(
          Rows.GUILD,
          List.of(Rows.BOT_ROLE),
          List.of(Rows.TEXT),
          List.of(new ThreadView(Rows.THREAD, ThreadTally.empty(Rows.THREAD.id()), null)),
          List.of(Rows.MEMBER),
          List.of(Rows.VOICE_STATE),
          Rows.JOINED,
          true,
          List.of(),
          Rows.EXPRESSIONS,
          List.of(Rows.SCHEDULED_EVENT, Rows.PLAIN_SCHEDULED_EVENT));

  @Test
  void aCreationIsTheGuildAndWhatIsInIt() {
    JsonNode guild =
        Written.json(
            json -> GuildPayload.write(json, Rows.GUILD, CREATION.roles(), CREATION.expressions()));

    JsonNode creation = Written.json(json -> GuildPayload.writeCreation(json, CREATION));

    guild
        .properties()
        .forEach(it -> assertThat(creation.get(it.getKey())).isEqualTo(it.getValue()));
    assertThat(creation.get("joined_at").asText()).isEqualTo("2024-01-01T00:00:00.123000+00:00");
    assertThat(creation.get("member_count").asInt()).isEqualTo(3);
    assertThat(creation.get("large").asBoolean()).isTrue();
    assertThat(creation.get("emojis").get(0))
        .isEqualTo(
            Written.of(
                """
                {"id":"77","name":"parrot","roles":["1200000000000000002"],"require_colons":true,
                 "managed":false,"animated":true,"available":true}
                """));
    assertThat(creation.get("stickers").get(0))
        .isEqualTo(
            Written.of(
                """
                {"id":"79","guild_id":"1200000000000000001","name":"hello",
                 "description":"says hello","tags":"wave","type":2,"format_type":1,
                 "available":true}
                """));
    assertThat(creation.get("channels")).hasSize(1);
    assertThat(creation.get("threads")).hasSize(1);
    assertThat(creation.get("members").get(0).get("user").get("username").asText())
        .isEqualTo("human");
  }

  @Test
  void peoplesClientsFindTheGuildsFieldsInProperties() {
    JsonNode json = Written.json(out -> GuildPayload.writeUserCreation(out, CREATION));

    assertThat(json.get("properties").get("name").asText()).isEqualTo("Probe Guild");
    assertThat(json.get("properties").has("roles")).isFalse();
    assertThat(Written.json(out -> GuildPayload.writeCreation(out, CREATION)).has("properties"))
        .isFalse();
  }

  @Test
  void countsAreWrittenOnRequest() {
    JsonNode json =
        Written.json(
            out -> GuildPayload.writeWithCounts(out, Rows.GUILD, List.of(), Expressions.NONE, 2));

    assertThat(json.get("approximate_member_count").asInt()).isEqualTo(3);
    assertThat(json.get("approximate_presence_count").asInt()).isEqualTo(2);
  }

  @Test
  void namesGuildsThatComeLaterOrAreGone() {
    assertThat(Written.json(json -> GuildPayload.writeUnavailable(json, Rows.GUILD_ID)))
        .isEqualTo(Written.of("{\"id\":\"1200000000000000001\",\"unavailable\":true}"));
    assertThat(Written.json(json -> GuildPayload.writeRemoval(json, Rows.GUILD_ID)))
        .isEqualTo(Written.of("{\"id\":\"1200000000000000001\"}"));
  }

  @Test
  void aSummaryTellsTheUsersPermissions() {
    JsonNode json = Written.json(out -> GuildPayload.writeSummary(out, Rows.GUILD, false, 1024));

    assertThat(json.get("permissions").isTextual()).isTrue();
    assertThat(json.get("permissions").asText()).isEqualTo("1024");
    assertThat(json.get("owner").asBoolean()).isFalse();
  }

  @Test
  void channelsAndRolesWritePermissionsAsStrings() {
    JsonNode channel = Written.json(json -> ChannelPayload.write(json, Rows.TEXT));
    JsonNode role = Written.json(json -> RolePayload.write(json, Rows.BOT_ROLE));

    assertThat(channel.get("permission_overwrites"))
        .isEqualTo(
            Written.of(
                """
                [{"id":"1200000000000000002","type":0,"allow":"1024","deny":"2048"},
                 {"id":"1100000000000000001","type":1,"allow":"0","deny":"4503599627370496"}]
                """));
    assertThat(role.get("permissions").asText()).isEqualTo("1071698660929");
    assertThat(role.get("tags")).isEqualTo(Written.of("{\"bot_id\":\"1100000000000000001\"}"));
  }

  @Test
  void eventsNameTheGuild() {
    JsonNode role = Written.json(json -> RolePayload.writeEvent(json, Rows.BOT_ROLE));
    JsonNode gone =
        Written.json(json -> RolePayload.writeRemoval(json, Rows.GUILD_ID, Rows.ROLE_ID));
    JsonNode left =
        Written.json(json -> MemberPayload.writeRemoval(json, Rows.GUILD_ID, Rows.PERSON));

    assertThat(role.get("role").get("id").asText()).isEqualTo("1200000000000000002");
    assertThat(gone)
        .isEqualTo(
            Written.of(
                """
                {"guild_id":"1200000000000000001","role_id":"1200000000000000002"}
                """));
    assertThat(left.get("user").get("id").asText()).isEqualTo("1400000000000000001");
    assertThat(List.of(role, left))
        .allSatisfy(it -> assertThat(it.get("guild_id").asText()).isEqualTo("1200000000000000001"));
  }
}
