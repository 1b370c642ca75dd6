package parley.ingress.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.Command;
import parley.contracts.message.Interaction;
import parley.contracts.message.Message;
import parley.contracts.message.Verdict;
import parley.contracts.payload.MessageForm;
import parley.contracts.snowflake.EntityIds;
import parley.contracts.space.SpaceId;
import parley.contracts.token.FileLinks;
import parley.ingress.command.CommandBridge;
import parley.ingress.command.CommandHeaders;
import parley.ingress.conversation.PrivateChannels;
import parley.ingress.form.Form;
import parley.ingress.guild.GuildAccess;
import parley.ingress.history.History;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.RefusedException;
import parley.ingress.slash.OptionType;
import parley.ingress.slash.SlashCommand;
import parley.ingress.slash.SlashCommands;

/// Begins interactions: checks what somebody asks against the command's or component's definition,
/// and has the space decide.
final class Invocations {
  private static final List<Integer> TYPES =
      List.of(
          Interaction.COMMAND, Interaction.COMPONENT, Interaction.AUTOCOMPLETE, Interaction.MODAL);
  private static final int MAX_CUSTOM_ID = 100;
  private static final int MAX_NONCE = 25;

  private final GuildAccess access;
  private final SlashCommands commands;
  private final History history;
  private final CommandBridge bridge;
  private final CommandHeaders headers;
  private final EntityIds ids;
  private final InteractionTokens tokens;
  private final MessageForm form;

  Invocations(
      GuildAccess access,
      SlashCommands commands,
      History history,
      CommandBridge bridge,
      CommandHeaders headers,
      EntityIds ids,
      InteractionTokens tokens,
      FileLinks links) {
    this.access = access;
    this.commands = commands;
    this.history = history;
    this.bridge = bridge;
    this.headers = headers;
    this.ids = ids;
    this.tokens = tokens;
    this.form = MessageForm.full(links);
  }

  /// Where it happens.
  ///
  /// @param guild null in private channels
  private record Where(SpaceId space, @Nullable GuildId guild, ChannelId channel) {}

  /// What is asked.
  ///
  /// @param customId of a component or modal
  private record Asked(
      String dataJson,
      @Nullable SlashCommand command,
      @Nullable MessageId message,
      @Nullable Message known,
      String customId,
      @Nullable Long modalOf) {}

  void begin(Actor actor, Form body) {
    Integer chosen = body.choice("type", TYPES);
    if (!body.hasValue("type")) {
      body.fail(FieldError.required(body.path("type")));
    }
    UserId application = new UserId(body.requiredSnowflake("application_id"));
    ChannelId channel = new ChannelId(body.requiredSnowflake("channel_id"));
    String nonce = body.text("nonce", 0, MAX_NONCE);
    Form data = body.object("data");
    if (data == null) {
      body.fail(FieldError.required(body.path("data")));
    }
    body.check();
    if (data == null || chosen == null) {
      throw new IllegalStateException("the check lets nothing through without them");
    }
    int type = chosen;
    Where where = where(actor, channel);
    Asked asked =
        switch (type) {
          case Interaction.COMPONENT -> component(body, data, where, actor);
          case Interaction.MODAL -> modal(data);
          default -> command(actor, application, data, where, type == Interaction.AUTOCOMPLETE);
        };
    long id = ids.next();
    SlashCommand command = asked.command();
    Interaction interaction =
        new Interaction(
            id,
            type,
            application,
            tokens.write(
                new InteractionTokens.Claim(id, application, where.space(), where.channel())),
            channel,
            actor.user(),
            actor.account().locale(),
            asked.dataJson(),
            command == null ? "" : command.name(),
            command == null ? 0 : command.type(),
            nonce);
    Verdict verdict =
        bridge.ask(
            new Command.Interact(
                headers.next(where.space(), actor.id()),
                interaction,
                command == null ? null : command.requiredPermissions(),
                asked.message(),
                asked.known(),
                asked.customId(),
                asked.modalOf()));
    if (verdict instanceof Verdict.Refused refused) {
      throw new RefusedException(refused.refusal());
    }
  }

  private Where where(Actor actor, ChannelId id) {
    return access.look(
        actor.id(),
        id,
        (rows, acting, channel) -> new Where(channel.guild().space(), channel.guild(), id),
        rows ->
            PrivateChannels.find(rows, actor.id(), id)
                .map(channel -> new Where(channel.space(), null, id))
                .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_CHANNEL)));
  }

  private Asked command(Actor actor, UserId application, Form data, Where where, boolean typing) {
    long id = data.requiredSnowflake("id");
    Long version = data.snowflake("version");
    data.check();
    SlashCommand command =
        commands
            .find(application, id)
            .filter(found -> found.guild() == null || found.guild().equals(where.guild()))
            .filter(found -> found.isOfferedIn(where.guild() != null))
            .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_COMMAND));
    if (version != null && version != command.version()) {
      data.fail(
          new FieldError(
              data.path("version"),
              "INTERACTION_APPLICATION_COMMAND_INVALID_VERSION",
              "This command is outdated, please try again in a few minutes"));
    }
    Mentioned mentioned = new Mentioned();
    boolean typed = command.type() == SlashCommand.CHAT_INPUT;
    ArrayNode options =
        typed ? OptionValues.read(data, command.definition(), typing, mentioned) : null;
    Long target = typed ? null : (Long) data.requiredSnowflake("target_id");
    if (target != null) {
      data.check();
      target(mentioned, command, target, data, where);
    }
    data.check();
    find(actor, where, mentioned);
    return new Asked(
        Answer.text(
            json -> {
              json.writeStartObject();
              json.writeStringField("id", Long.toUnsignedString(command.id()));
              json.writeStringField("name", command.name());
              json.writeNumberField("type", command.type());
              if (command.guild() != null) {
                json.writeStringField("guild_id", command.guild().toString());
              }
              if (target != null) {
                json.writeStringField("target_id", Long.toUnsignedString(target));
              }
              if (options != null && !options.isEmpty()) {
                json.writeFieldName("options");
                json.writeRawValue(options.toString());
              }
              if (!mentioned.isEmpty()) {
                json.writeFieldName("resolved");
                mentioned.write(json, form);
              }
              json.writeEndObject();
            }),
        command,
        null,
        null,
        "",
        null);
  }

  private void target(
      Mentioned mentioned, SlashCommand command, long target, Form data, Where where) {
    if (command.type() == SlashCommand.USER) {
      mentioned.add(
          OptionType.USER, target, data.path("target_id"), JsonNodeFactory.instance.arrayNode());
    } else {
      mentioned.add(
          history
              .find(where.space(), where.channel(), new MessageId(target))
              .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_MESSAGE)));
    }
  }

  private void find(Actor actor, Where where, Mentioned mentioned) {
    if (mentioned.isEmpty()) {
      return;
    }
    access.look(
        actor.id(),
        where.channel(),
        (rows, acting, channel) -> {
          mentioned.find(rows, acting);
          return where;
        },
        rows -> {
          mentioned.find(rows, null);
          return where;
        });
  }

  private Asked component(Form body, Form data, Where where, Actor actor) {
    MessageId message = new MessageId(body.requiredSnowflake("message_id"));
    String customId = data.requiredText("custom_id", 1, MAX_CUSTOM_ID);
    int type = data.integer("component_type", 2, 8, 2);
    boolean whispered =
        (body.integer("message_flags", 0, Integer.MAX_VALUE, 0) & Message.EPHEMERAL) != 0;
    body.check();
    Message known =
        whispered
            ? null
            : history
                .find(where.space(), where.channel(), message)
                .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_MESSAGE));
    Mentioned mentioned = new Mentioned();
    ObjectNode said =
        ComponentValues.read(
            data, customId, type, known == null ? null : known.componentsJson(), mentioned);
    data.check();
    find(actor, where, mentioned);
    return new Asked(
        Answer.text(
            json -> {
              json.writeStartObject();
              for (Map.Entry<String, JsonNode> field : said.properties()) {
                json.writeFieldName(field.getKey());
                json.writeRawValue(field.getValue().toString());
              }
              if (!mentioned.isEmpty()) {
                json.writeFieldName("resolved");
                mentioned.write(json, form);
              }
              json.writeEndObject();
            }),
        null,
        message,
        known,
        customId,
        null);
  }

  private static Asked modal(Form data) {
    long shown = data.requiredSnowflake("id");
    String customId = data.requiredText("custom_id", 1, MAX_CUSTOM_ID);
    ObjectNode said = ComponentValues.readModal(data, customId);
    data.check();
    return new Asked(said.toString(), null, null, null, customId, shown);
  }
}
