package parley.ingress.channel;

import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.ingress.form.Form;

/// Where a client wants a channel to be; what is absent stays as it is.
///
/// @param movesParent whether the channel shall be in another category, or in none
/// @param lockPermissions whether it shall have the overwrites of its category
record ChannelMove(
    ChannelId id,
    @Nullable Integer position,
    boolean movesParent,
    @Nullable ChannelId parent,
    boolean lockPermissions) {
  private static final int MAX_POSITION = 1 << 16;

  static ChannelMove read(Form form) {
    Long parent = form.snowflake("parent_id");
    return new ChannelMove(
        new ChannelId(form.requiredSnowflake("id")),
        form.integer("position", 0, MAX_POSITION),
        form.has("parent_id"),
        parent == null ? null : new ChannelId(parent),
        form.flag("lock_permissions", false));
  }
}
