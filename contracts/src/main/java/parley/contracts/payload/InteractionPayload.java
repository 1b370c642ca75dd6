package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.id.GuildId;
import parley.contracts.interaction.InteractionEvent;
import parley.contracts.message.Interaction;
import parley.contracts.message.Invocation;
import parley.contracts.message.Message;
import parley.contracts.permission.Permissions;

/// Interactions as applications are told of them, and as those who began them are.
public final class InteractionPayload {
  private static final int ATTACHMENT_LIMIT = 10 * 1024 * 1024;
  private static final int IN_GUILD = 0;
  private static final int IN_BOT_DM = 1;

  private InteractionPayload() {}

  /// `INTERACTION_CREATE` of applications.
  public static void writeInvoked(
      JsonGenerator json, InteractionEvent.Invoked invoked, MessageForm form) throws IOException {
    Interaction interaction = invoked.interaction();
    Guild guild = invoked.guild();
    json.writeStartObject();
    Json.id(json, "id", interaction.id());
    Json.id(json, "application_id", interaction.application().value());
    json.writeNumberField("type", interaction.type());
    json.writeStringField("token", interaction.token());
    json.writeNumberField("version", 1);
    json.writeStringField("locale", interaction.locale());
    Json.id(json, "channel_id", interaction.channel().value());
    if (guild != null) {
      guildFields(json, guild);
    }
    if (invoked.channel() != null) {
      json.writeFieldName("channel");
      channel(json, invoked.channel(), invoked.permissions());
    } else if (invoked.privateChannel() != null) {
      json.writeFieldName("channel");
      channel(json, invoked.privateChannel(), invoked);
    }
    if (invoked.member() != null) {
      json.writeFieldName("member");
      member(json, invoked.member(), invoked.permissions());
    } else {
      json.writeFieldName("user");
      UserPayload.write(json, interaction.invoker());
    }
    json.writeStringField("app_permissions", Permissions.text(invoked.appPermissions()));
    Json.emptyArrays(json, "entitlements", "entitlement_sku_ids");
    owners(json, guild == null ? null : guild.id());
    json.writeNumberField("context", guild == null ? IN_BOT_DM : IN_GUILD);
    json.writeNumberField("attachment_size_limit", ATTACHMENT_LIMIT);
    if (invoked.message() != null) {
      json.writeFieldName("message");
      MessagePayload.writeUsed(json, invoked.message(), form);
    }
    json.writeFieldName("data");
    json.writeRawValue(interaction.dataJson());
    json.writeEndObject();
  }

  /// `INTERACTION_CREATE`, `INTERACTION_SUCCESS` and `INTERACTION_FAILURE` of who began it.
  public static void writeProgress(JsonGenerator json, InteractionEvent.Progress progress)
      throws IOException {
    json.writeStartObject();
    Json.id(json, "id", progress.interaction());
    Json.textOrNull(json, "nonce", progress.nonce());
    if (progress.stage() == InteractionEvent.Stage.FAILED) {
      json.writeNumberField("reason_code", 2);
    }
    json.writeEndObject();
  }

  /// `INTERACTION_MODAL_CREATE`, and `APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE`.
  public static void writePresented(JsonGenerator json, InteractionEvent.Presented presented)
      throws IOException {
    json.writeStartObject();
    Json.textOrNull(json, "nonce", presented.nonce());
    if (presented.modal()) {
      Json.id(json, "id", presented.interaction());
      Json.id(json, "channel_id", presented.channel().value());
      json.writeObjectFieldStart("application");
      Json.id(json, "id", presented.application().value());
      json.writeEndObject();
      // The modal's own fields stand beside these.
      json.writeRaw("," + presented.json().substring(1, presented.json().length() - 1));
    } else {
      json.writeFieldName("choices");
      json.writeRawValue(presented.json());
    }
    json.writeEndObject();
  }

  /// What a message says of the interaction that it answers.
  static void writeInvocation(JsonGenerator json, Message message, Invocation invocation)
      throws IOException {
    Json.id(json, "application_id", message.author().id().value());
    json.writeObjectFieldStart("interaction_metadata");
    Json.id(json, "id", invocation.id());
    json.writeNumberField("type", invocation.type());
    json.writeFieldName("user");
    UserPayload.write(json, invocation.user());
    owners(json, message.guild());
    switch (invocation.type()) {
      case Interaction.COMPONENT -> {
        if (invocation.interacted() != null) {
          Json.id(json, "interacted_message_id", invocation.interacted().value());
        }
      }
      case Interaction.MODAL -> {
        json.writeObjectFieldStart("triggering_interaction_metadata");
        Json.id(json, "id", invocation.id());
        json.writeNumberField("type", Interaction.COMMAND);
        json.writeFieldName("user");
        UserPayload.write(json, invocation.user());
        owners(json, message.guild());
        json.writeEndObject();
      }
      default -> {}
    }
    json.writeEndObject();
    if (invocation.type() == Interaction.COMMAND) {
      json.writeObjectFieldStart("interaction");
      Json.id(json, "id", invocation.id());
      json.writeNumberField("type", invocation.type());
      json.writeStringField("name", invocation.name());
      json.writeFieldName("user");
      UserPayload.write(json, invocation.user());
      json.writeEndObject();
    }
  }

  private static void owners(JsonGenerator json, @Nullable GuildId guild) throws IOException {
    json.writeObjectFieldStart("authorizing_integration_owners");
    json.writeStringField("0", guild == null ? "0" : guild.toString());
    json.writeEndObject();
  }

  private static void guildFields(JsonGenerator json, Guild guild) throws IOException {
    Json.id(json, "guild_id", guild.id().value());
    json.writeStringField("guild_locale", guild.preferredLocale());
    json.writeObjectFieldStart("guild");
    Json.id(json, "id", guild.id().value());
    json.writeStringField("locale", guild.preferredLocale());
    Json.emptyArrays(json, "features");
    json.writeEndObject();
  }

  /// A part of the channel, as the public protocol has it.
  private static void channel(JsonGenerator json, Channel channel, long permissions)
      throws IOException {
    json.writeStartObject();
    Json.id(json, "id", channel.id().value());
    json.writeNumberField("type", channel.type().code());
    Json.id(json, "guild_id", channel.guild().value());
    json.writeStringField("name", channel.name());
    json.writeNumberField("position", channel.position());
    Json.idOrNull(json, "parent_id", channel.parent());
    Json.textOrNull(json, "topic", channel.topic());
    json.writeBooleanField("nsfw", channel.nsfw());
    json.writeNumberField("rate_limit_per_user", channel.rateLimitPerUserSeconds());
    json.writeNullField("last_message_id");
    json.writeNumberField("flags", channel.flags());
    json.writeStringField("permissions", Permissions.text(permissions));
    json.writeEndObject();
  }

  private static void channel(
      JsonGenerator json, PrivateChannel channel, InteractionEvent.Invoked invoked)
      throws IOException {
    PrivateChannelPayload.write(json, channel, invoked.user(), null);
  }

  private static void member(JsonGenerator json, Member member, long permissions)
      throws IOException {
    json.writeStartObject();
    MemberPayload.writeFields(json, member);
    json.writeStringField("permissions", Permissions.text(permissions));
    json.writeEndObject();
  }
}
