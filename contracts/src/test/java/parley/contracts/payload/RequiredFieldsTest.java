package parley.contracts.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.contracts.entity.Expressions;
import parley.contracts.entity.Profile;
import parley.contracts.id.DecisionId;
import parley.contracts.interaction.InteractionEvent;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.ThreadTally;
import parley.contracts.sample.Links;
import parley.contracts.sample.Messages;
import parley.contracts.sample.Rows;

/// Nothing that a client or the published schema needs is missing.
class RequiredFieldsTest {
  private static final Map<String, Integer> ONLY_IN_CHANNELS_OF_TYPE =
      Map.of("bitrate", 2, "user_limit", 2, "available_tags", 15);

  private static final MessageForm FORM = MessageForm.full(Links.FILES);

  /// A payload and the name under which `required-fields.txt` lists what it needs.
  enum Case {
    ME_PERSON("ME", json -> AccountPayload.write(json, Rows.ACCOUNT, Rows.PROFILE)),
    ME_BOT(
        "ME", json -> AccountPayload.write(json, Rows.BOT_ACCOUNT, Profile.empty(Rows.BOT.id()))),
    ACCOUNT("UserPIIResponse", json -> AccountPayload.write(json, Rows.ACCOUNT, Rows.PROFILE)),
    USER("UserResponse", json -> UserPayload.write(json, Rows.PERSON)),
    USER_PLAIN("UserResponse", json -> UserPayload.write(json, Rows.BOT)),
    MEMBER("GuildMemberResponse", json -> MemberPayload.write(json, Rows.MEMBER)),
    MEMBER_PLAIN("GuildMemberResponse", json -> MemberPayload.write(json, Rows.PLAIN_MEMBER)),
    MEMBER_EVENT("GuildMemberResponse", json -> MemberPayload.writeEvent(json, Rows.MEMBER)),
    ROLE("GuildRoleResponse", json -> RolePayload.write(json, Rows.BOT_ROLE)),
    ROLE_PLAIN("GuildRoleResponse", json -> RolePayload.write(json, Rows.EVERYONE)),
    CHANNEL_TEXT("GuildChannelResponse", json -> ChannelPayload.write(json, Rows.TEXT)),
    CHANNEL_CATEGORY("GuildChannelResponse", json -> ChannelPayload.write(json, Rows.CATEGORY)),
    CHANNEL_VOICE("GuildChannelResponse", json -> ChannelPayload.write(json, Rows.VOICE)),
    CHANNEL_FORUM("GuildChannelResponse", json -> ChannelPayload.write(json, Rows.FORUM)),
    CHANNEL_FORUM_FULL("GuildChannelResponse", json -> ChannelPayload.write(json, Rows.FULL_FORUM)),
    THREAD("ThreadResponse", json -> ThreadPayload.write(json, thread())),
    BAN("GuildBanResponse", json -> BanPayload.write(json, Rows.PERSON, null)),
    AUDIT_LOG_ENTRY(
        "AuditLogEntryResponse", json -> AuditLogPayload.write(json, Rows.AUDIT_LOG_ENTRY)),
    AUDIT_LOG_ENTRY_PLAIN(
        "AuditLogEntryResponse",
        json -> AuditLogPayload.writeEvent(json, Rows.PLAIN_AUDIT_LOG_ENTRY)),
    GUILD(
        "GuildResponse",
        json -> GuildPayload.write(json, Rows.GUILD, List.of(Rows.EVERYONE), Rows.EXPRESSIONS)),
    GUILD_PLAIN(
        "GuildResponse",
        json -> GuildPayload.write(json, Rows.PLAIN_GUILD, List.of(), Expressions.NONE)),
    GUILD_SUMMARY("MyGuildResponse", json -> GuildPayload.writeSummary(json, Rows.GUILD, true, 8)),
    GUILD_CREATION("GUILD_CREATE", json -> GuildPayload.writeCreation(json, creation())),
    GUILD_USER_CREATION("GUILD_CREATE", json -> GuildPayload.writeUserCreation(json, creation())),
    MESSAGE_REST(
        "MESSAGE_REST",
        json -> MessagePayload.write(json, Messages.REPLY, Messages.PLAIN, Set.of(), FORM)),
    MESSAGE_REST_PLAIN(
        "MESSAGE_REST", json -> MessagePayload.write(json, Messages.PLAIN, null, Set.of(), FORM)),
    MESSAGE_SCHEMA(
        "MessageResponse",
        json -> MessagePayload.write(json, Messages.REPLY, Messages.PLAIN, Set.of(), FORM)),
    MESSAGE_CREATED("MESSAGE", json -> MessagePayload.writeCreated(json, created(), FORM)),
    MESSAGE_CREATED_HIDDEN(
        "MESSAGE", json -> MessagePayload.writeCreated(json, created(), FORM.withoutContent())),
    INTERACTION("INTERACTION", json -> InteractionPayload.writeInvoked(json, invoked(), FORM)),
    MESSAGE_UPDATED("MESSAGE", json -> MessagePayload.writeUpdated(json, updated(), FORM));

    private final String requirement;
    private final Written.Payload payload;

    Case(String requirement, Written.Payload payload) {
      this.requirement = requirement;
      this.payload = payload;
    }
  }

  @ParameterizedTest
  @EnumSource
  void hasAllRequiredFields(Case it) throws IOException {
    JsonNode json = Written.json(it.payload);
    List<String> required = required(it.requirement);
    List<String> missing = new ArrayList<>();
    for (String path : required) {
      if (!has(json, List.of(path.split("\\.")))) {
        missing.add(path);
      }
    }

    assertThat(required).isNotEmpty();
    assertThat(missing).as("missing fields").isEmpty();
  }

  private static List<String> required(String requirement) throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/required-fields.txt")).stream()
        .filter(line -> line.startsWith(requirement + " "))
        .map(line -> line.substring(requirement.length() + 1))
        .toList();
  }

  private static boolean has(JsonNode json, List<String> path) {
    if (path.isEmpty()) {
      return true;
    }
    List<String> rest = path.subList(1, path.size());
    if (!path.getFirst().equals("*")) {
      return json.has(path.getFirst()) && has(json.get(path.getFirst()), rest);
    }
    for (JsonNode element : json) {
      Integer type = ONLY_IN_CHANNELS_OF_TYPE.get(rest.getFirst());
      boolean elsewhere = type != null && type != element.path("type").asInt();
      if (!elsewhere && !has(element, rest)) {
        return false;
      }
    }
    return true;
  }

  private static ThreadView thread() {
    return new ThreadView(
        Rows.THREAD, new ThreadTally(Rows.THREAD.id(), 2, 3, null), Rows.THREAD_MEMBER);
  }

  private static GuildCreation creation() {
    return new GuildCreation(
        Rows.GUILD,
        List.of(Rows.EVERYONE, Rows.BOT_ROLE),
        List.of(Rows.CATEGORY, Rows.TEXT, Rows.VOICE, Rows.FORUM),
        List.of(thread()),
        List.of(Rows.MEMBER, Rows.PLAIN_MEMBER),
        List.of(Rows.VOICE_STATE),
        Rows.JOINED,
        false,
        List.of(),
        Rows.EXPRESSIONS,
        List.of(Rows.SCHEDULED_EVENT, Rows.PLAIN_SCHEDULED_EVENT));
  }

  private static InteractionEvent.Invoked invoked() {
    return new InteractionEvent.Invoked(
        Messages.INTERACTION, Rows.GUILD, Rows.TEXT, null, Rows.MEMBER, 8, 4, Messages.ANSWER);
  }

  private static MessageEvent.Created created() {
    return new MessageEvent.Created(
        Rows.GUILD_ID.space(), new DecisionId(1), Messages.REPLY, Rows.MEMBER, Messages.PLAIN);
  }

  private static MessageEvent.Updated updated() {
    return new MessageEvent.Updated(
        Rows.GUILD_ID.space(), new DecisionId(1), Messages.REPLY, Rows.MEMBER);
  }
}
