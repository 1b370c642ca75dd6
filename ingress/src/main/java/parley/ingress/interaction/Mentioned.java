package parley.ingress.interaction;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Member;
import parley.contracts.entity.Role;
import parley.contracts.entity.User;
import parley.contracts.error.FieldError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.RoleId;
import parley.contracts.message.Message;
import parley.contracts.payload.MemberPayload;
import parley.contracts.payload.MessageForm;
import parley.contracts.payload.MessagePayload;
import parley.contracts.payload.RolePayload;
import parley.contracts.payload.UserPayload;
import parley.contracts.permission.Permission;
import parley.contracts.permission.Permissions;
import parley.ingress.account.AccountRows;
import parley.ingress.database.Transaction;
import parley.ingress.form.InvalidFormException;
import parley.ingress.guild.ActingMember;
import parley.ingress.guild.ChannelRows;
import parley.ingress.guild.MemberRows;
import parley.ingress.slash.OptionType;

/// The users, roles, channels and messages that an interaction names by their ids: looked up, and
/// shown to the application beside what was said.
final class Mentioned {
  private record Named(OptionType type, long id, String path, JsonNode channelTypes) {}

  private final List<Named> named = new ArrayList<>();
  private final Map<Long, User> users = new LinkedHashMap<>();
  private final Map<Long, Member> members = new LinkedHashMap<>();
  private final Map<Long, Role> roles = new LinkedHashMap<>();
  private final Map<Long, Channel> channels = new LinkedHashMap<>();
  private final List<Message> messages = new ArrayList<>();
  private @Nullable ActingMember acting;

  /// @param path of the field that names it
  /// @param channelTypes those that a channel may have; none when any
  void add(OptionType type, long id, String path, JsonNode channelTypes) {
    named.add(new Named(type, id, path, channelTypes));
  }

  void add(Message message) {
    messages.add(message);
  }

  /// Looks everything up.
  ///
  /// @param in who asks in a guild; null in private channels
  /// @throws InvalidFormException when something is not there
  void find(Transaction rows, @Nullable ActingMember in) throws SQLException {
    acting = in;
    List<Long> wanted =
        named.stream()
            .filter(each -> each.type() == OptionType.USER || each.type() == OptionType.MENTIONABLE)
            .map(Named::id)
            .distinct()
            .toList();
    if (!wanted.isEmpty()) {
      AccountRows.findUsers(rows, wanted).forEach(user -> users.put(user.id().value(), user));
      if (in != null) {
        MemberRows.among(rows, in.guildId(), wanted)
            .forEach(member -> members.put(member.user().id().value(), member));
      }
    }
    List<FieldError> errors = new ArrayList<>();
    for (Named each : named) {
      if (!isFound(rows, in, each)) {
        errors.add(
            new FieldError(
                each.path(), "APPLICATION_COMMAND_OPTION_INVALID", "There is nothing of this id"));
      }
    }
    if (!errors.isEmpty()) {
      throw new InvalidFormException(errors);
    }
  }

  private boolean isFound(Transaction rows, @Nullable ActingMember in, Named each)
      throws SQLException {
    return switch (each.type()) {
      case USER -> users.containsKey(each.id());
      case ROLE -> findRole(in, each.id());
      case MENTIONABLE -> users.containsKey(each.id()) || findRole(in, each.id());
      case CHANNEL -> in != null && findChannel(rows, in, each);
      case SUB_COMMAND, SUB_COMMAND_GROUP, STRING, INTEGER, BOOLEAN, NUMBER, ATTACHMENT ->
          throw new IllegalArgumentException("names nothing");
    };
  }

  private boolean findRole(@Nullable ActingMember in, long id) {
    Role role = in == null ? null : in.roles().get(new RoleId(id));
    if (role != null) {
      roles.put(id, role);
    }
    return role != null;
  }

  private boolean findChannel(Transaction rows, ActingMember in, Named each) throws SQLException {
    Channel channel = ChannelRows.find(rows, in.guildId(), new ChannelId(each.id())).orElse(null);
    if (channel == null || !Permission.VIEW_CHANNEL.in(in.permissionsIn(channel))) {
      return false;
    }
    boolean fits = each.channelTypes().isEmpty();
    for (JsonNode type : each.channelTypes()) {
      fits |= type.asInt() == channel.type().code();
    }
    if (fits) {
      channels.put(each.id(), channel);
    }
    return fits;
  }

  boolean isEmpty() {
    return named.isEmpty() && messages.isEmpty();
  }

  void write(JsonGenerator json, MessageForm form) throws IOException {
    json.writeStartObject();
    if (!users.isEmpty()) {
      json.writeObjectFieldStart("users");
      for (User user : users.values()) {
        json.writeFieldName(user.id().toString());
        UserPayload.write(json, user);
      }
      json.writeEndObject();
    }
    if (!members.isEmpty()) {
      json.writeObjectFieldStart("members");
      for (Member member : members.values()) {
        json.writeFieldName(member.user().id().toString());
        MemberPayload.writeResolved(json, member, permissions(member));
      }
      json.writeEndObject();
    }
    if (!roles.isEmpty()) {
      json.writeObjectFieldStart("roles");
      for (Role role : roles.values()) {
        json.writeFieldName(role.id().toString());
        RolePayload.write(json, role);
      }
      json.writeEndObject();
    }
    if (!channels.isEmpty()) {
      json.writeObjectFieldStart("channels");
      for (Channel channel : channels.values()) {
        json.writeFieldName(channel.id().toString());
        write(json, channel);
      }
      json.writeEndObject();
    }
    if (!messages.isEmpty()) {
      json.writeObjectFieldStart("messages");
      for (Message message : messages) {
        json.writeFieldName(message.id().toString());
        MessagePayload.write(json, message, null, Set.of(), form);
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private long permissions(Member member) {
    return acting == null ? 0 : acting.permissionsOf(member);
  }

  private void write(JsonGenerator json, Channel channel) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", channel.id().toString());
    json.writeStringField("name", channel.name());
    json.writeNumberField("type", channel.type().code());
    if (channel.parent() == null) {
      json.writeNullField("parent_id");
    } else {
      json.writeStringField("parent_id", channel.parent().toString());
    }
    json.writeStringField(
        "permissions", Permissions.text(acting == null ? 0 : acting.permissionsIn(channel)));
    json.writeEndObject();
  }
}
