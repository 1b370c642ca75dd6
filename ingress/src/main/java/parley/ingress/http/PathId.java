package parley.ingress.http;

import parley.contracts.error.FieldError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.ingress.form.Form;
import parley.ingress.form.InvalidFormException;

/// Ids in paths.
public final class PathId {
  private PathId() {}

  public static GuildId guild(String text) {
    return new GuildId(snowflake("guild_id", text));
  }

  public static ChannelId channel(String text) {
    return new ChannelId(snowflake("channel_id", text));
  }

  public static MessageId message(String text) {
    return new MessageId(snowflake("message_id", text));
  }

  public static RoleId role(String text) {
    return new RoleId(snowflake("role_id", text));
  }

  /// @param self whom `@me` means
  public static UserId user(String text, UserId self) {
    return text.equals("@me") ? self : user(text);
  }

  public static UserId user(String text) {
    return new UserId(snowflake("user_id", text));
  }

  /// @throws InvalidFormException when the text is no id
  public static long snowflake(String field, String text) {
    Long id = Form.parseSnowflake(text);
    if (id == null) {
      throw new InvalidFormException(FieldError.notSnowflake(field, text));
    }
    return id;
  }
}
