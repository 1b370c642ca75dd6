package parley.contracts.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.space.SpaceId;

/// A conversation outside of guilds, with all who take part in it: a space of its own.
///
/// @param type [ChannelType#DM] or [ChannelType#GROUP_DM]
/// @param name of groups, when they were given one
/// @param owner of groups
/// @param recipients everybody in it, in the order in which they came; of a DM both, always
/// @param blocked whether one of the two of a DM blocked the other, so that nobody can write
/// @param revision grows with every transaction that changes the row
public record PrivateChannel(
    ChannelId id,
    ChannelType type,
    @Nullable String name,
    @Nullable String icon,
    @Nullable UserId owner,
    List<Recipient> recipients,
    boolean blocked,
    long revision)
    implements Entity {
  public PrivateChannel {
    if (type != ChannelType.DM && type != ChannelType.GROUP_DM) {
      throw new IllegalArgumentException("no type of a private channel: " + type);
    }
    recipients = List.copyOf(recipients);
  }

  /// The space in whose order everything of a private channel is decided.
  public static SpaceId space(ChannelId id) {
    return new SpaceId(id.value());
  }

  public SpaceId space() {
    return space(id);
  }

  public boolean group() {
    return type == ChannelType.GROUP_DM;
  }

  public @Nullable Recipient recipient(UserId user) {
    for (Recipient recipient : recipients) {
      if (recipient.id().equals(user)) {
        return recipient;
      }
    }
    return null;
  }

  @Override
  public EntityKey key() {
    return new EntityKey(space(), EntityKind.PRIVATE_CHANNEL, id.value());
  }
}
