package parley.ingress.guild;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.Guild;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.ingress.database.Transaction;
import parley.ingress.form.Form;
import parley.ingress.http.RefusedException;

/// What a client wants to change of a guild.
final class GuildForm {
  static final int MIN_NAME = 2;
  static final int MAX_NAME = 100;

  private static final int MAX_DESCRIPTION = 300;
  private static final List<Integer> AFK_TIMEOUTS = List.of(60, 300, 900, 1800, 3600);

  private final Form form;

  GuildForm(Form form) {
    this.form = form;
  }

  /// The guild as it will be.
  ///
  /// @param icon the hash of its icon, as it will be
  Guild apply(Guild guild, @Nullable String icon, Transaction rows) throws SQLException {
    String name = form.name("name", MIN_NAME, MAX_NAME);
    String description =
        form.has("description")
            ? form.text("description", 0, MAX_DESCRIPTION)
            : guild.description();
    String locale = form.text("preferred_locale", 2, 8);
    Integer afkTimeout = form.choice("afk_timeout", AFK_TIMEOUTS);
    int verification = form.integer("verification_level", 0, 4, guild.verificationLevel());
    int notifications =
        form.integer("default_message_notifications", 0, 1, guild.defaultMessageNotifications());
    int filter = form.integer("explicit_content_filter", 0, 2, guild.explicitContentFilter());
    int systemFlags = form.integer("system_channel_flags", 0, 0xFFFF, guild.systemChannelFlags());
    ChannelId systemChannel =
        channel(guild, rows, "system_channel_id", guild.systemChannel(), ChannelType.TEXT);
    ChannelId afkChannel =
        channel(guild, rows, "afk_channel_id", guild.afkChannel(), ChannelType.VOICE);
    UserId owner = owner(guild, rows);
    form.check();
    return new Guild(
        guild.id(),
        name == null ? guild.name() : name,
        icon,
        owner,
        systemChannel,
        afkChannel,
        afkTimeout == null ? guild.afkTimeoutSeconds() : afkTimeout,
        verification,
        notifications,
        filter,
        guild.mfaLevel(),
        guild.nsfwLevel(),
        description,
        locale == null ? guild.preferredLocale() : locale,
        systemFlags,
        guild.memberCount(),
        guild.revision(),
        guild.deleted());
  }

  private @Nullable ChannelId channel(
      Guild guild, Transaction rows, String field, @Nullable ChannelId former, ChannelType type)
      throws SQLException {
    if (!form.has(field)) {
      return former;
    }
    Long id = form.snowflake(field);
    if (id == null) {
      return null;
    }
    ChannelId channel = new ChannelId(id);
    if (ChannelRows.find(rows, guild.id(), channel).filter(row -> row.type() == type).isEmpty()) {
      form.fail(
          new FieldError(
              form.path(field),
              "CHANNEL_INVALID",
              "Channel is not of this guild or has another type."));
    }
    return channel;
  }

  private UserId owner(Guild guild, Transaction rows) throws SQLException {
    Long id = form.snowflake("owner_id");
    if (id == null) {
      return guild.owner();
    }
    UserId owner = new UserId(id);
    if (MemberRows.find(rows, guild.id(), owner).isEmpty()) {
      throw new RefusedException(ApiError.UNKNOWN_MEMBER);
    }
    return owner;
  }
}
