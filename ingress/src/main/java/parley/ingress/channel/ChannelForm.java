package parley.ingress.channel;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.ForumTraits;
import parley.contracts.entity.Overwrite;
import parley.contracts.entity.ThreadDefaults;
import parley.contracts.error.FieldError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.snowflake.EntityIds;
import parley.ingress.database.Transaction;
import parley.ingress.form.Form;
import parley.ingress.guild.ChannelRows;

/// A channel as a client wants it.
final class ChannelForm {
  private static final List<Integer> TYPES =
      List.of(
          ChannelType.TEXT.code(),
          ChannelType.VOICE.code(),
          ChannelType.CATEGORY.code(),
          ChannelType.ANNOUNCEMENT.code(),
          ChannelType.STAGE.code(),
          ChannelType.FORUM.code(),
          ChannelType.MEDIA.code());
  private static final int MAX_NAME = 100;
  private static final int MAX_TOPIC = 1024;
  private static final int MAX_FORUM_TOPIC = 4096;
  private static final int MAX_SLOWMODE_SECONDS = 21_600;
  private static final int MIN_BITRATE = 8_000;
  private static final int MAX_BITRATE = 96_000;
  private static final int MAX_USERS = 99;
  private static final int MAX_POSITION = 1 << 16;

  private final Form form;
  private final EntityIds ids;

  /// @param ids for the tags of forums
  ChannelForm(Form form, EntityIds ids) {
    this.form = form;
    this.ids = ids;
  }

  /// A new channel. In a category it has the category's overwrites, unless it brings its own.
  Channel create(Transaction rows, GuildId guild, ChannelId id) throws SQLException {
    Integer type = form.choice("type", TYPES);
    form.requiredName("name", 1, MAX_NAME);
    Channel empty =
        new Channel(
            id,
            guild,
            type == null ? ChannelType.TEXT : ChannelType.of(type).orElseThrow(),
            "",
            null,
            0,
            null,
            false,
            0,
            List.of(),
            64_000,
            0,
            0);
    Channel channel = apply(rows, empty);
    if (channel.parent() == null || form.hasValue("permission_overwrites")) {
      return channel;
    }
    return ChannelRows.find(rows, guild, channel.parent())
        .map(category -> channel.with(category.overwrites()))
        .orElse(channel);
  }

  /// The channel as it will be.
  Channel apply(Transaction rows, Channel channel) throws SQLException {
    String name = form.name("name", 1, MAX_NAME);
    boolean isForum = channel.type().isForum();
    int maxTopic = isForum ? MAX_FORUM_TOPIC : MAX_TOPIC;
    String topic = form.has("topic") ? form.text("topic", 0, maxTopic) : channel.topic();
    int position = form.integer("position", 0, MAX_POSITION, channel.position());
    boolean nsfw = form.flag("nsfw", channel.nsfw());
    int slowmode =
        form.integer(
            "rate_limit_per_user", 0, MAX_SLOWMODE_SECONDS, channel.rateLimitPerUserSeconds());
    int bitrate = form.integer("bitrate", MIN_BITRATE, MAX_BITRATE, channel.bitrate());
    int users = form.integer("user_limit", 0, MAX_USERS, channel.userLimit());
    ChannelId parent = parent(rows, channel);
    List<Overwrite> overwrites =
        form.hasValue("permission_overwrites") ? OverwriteForm.readAll(form) : channel.overwrites();
    ForumForm forum = new ForumForm(form, ids);
    ThreadDefaults threadDefaults = forum.defaults(channel.threadDefaults());
    ForumTraits traits = isForum ? forum.traits(channel.forum()) : null;
    long flags = isForum ? forum.flags(channel.flags()) : channel.flags();
    form.check();
    return new Channel(
        channel.id(),
        channel.guild(),
        type(channel),
        name == null ? channel.name() : named(channel.type(), name),
        topic,
        position,
        parent,
        nsfw,
        slowmode,
        overwrites,
        bitrate,
        users,
        flags,
        threadDefaults,
        traits,
        null);
  }

  /// Text and announcement channels may turn into each other.
  private ChannelType type(Channel channel) {
    Integer type = form.choice("type", TYPES);
    boolean convertible =
        channel.type() == ChannelType.TEXT || channel.type() == ChannelType.ANNOUNCEMENT;
    if (type == null || !convertible) {
      return channel.type();
    }
    ChannelType wanted = ChannelType.of(type).orElse(channel.type());
    return wanted == ChannelType.TEXT || wanted == ChannelType.ANNOUNCEMENT
        ? wanted
        : channel.type();
  }

  private @Nullable ChannelId parent(Transaction rows, Channel channel) throws SQLException {
    if (!form.has("parent_id")) {
      return channel.parent();
    }
    Long id = form.snowflake("parent_id");
    if (id == null) {
      return null;
    }
    ChannelId parent = new ChannelId(id);
    boolean category =
        ChannelRows.find(rows, channel.guild(), parent)
            .filter(row -> row.type() == ChannelType.CATEGORY)
            .isPresent();
    if (!category || channel.type() == ChannelType.CATEGORY) {
      form.fail(
          new FieldError(
              form.path("parent_id"), "CHANNEL_PARENT_INVALID", "Not a category of this guild"));
    }
    return parent;
  }

  /// Names of text channels have no spaces and no capitals, as people know it.
  private static String named(ChannelType type, String name) {
    return switch (type) {
      case TEXT, ANNOUNCEMENT -> name.strip().replaceAll("\\s+", "-").toLowerCase(Locale.ROOT);
      case VOICE,
          CATEGORY,
          DM,
          GROUP_DM,
          ANNOUNCEMENT_THREAD,
          PUBLIC_THREAD,
          PRIVATE_THREAD,
          STAGE,
          DIRECTORY,
          FORUM,
          MEDIA ->
          name;
    };
  }
}
