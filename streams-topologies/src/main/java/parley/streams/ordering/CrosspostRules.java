package parley.streams.ordering;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.ChannelType;
import parley.contracts.error.ApiError;
import parley.contracts.id.DecisionId;
import parley.contracts.message.Command;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.permission.Permission;

/// Pure rules about publishing announcements: once, by their authors or by moderators.
final class CrosspostRules {
  private CrosspostRules() {}

  /// @param present the message as it is now, or null when it is gone or never was
  static Decision publish(
      Situation at,
      Command.Crosspost crosspost,
      @Nullable Message present,
      Supplier<DecisionId> ids) {
    if (present == null) {
      return new Decision.Refused(ApiError.UNKNOWN_MESSAGE.refusal());
    }
    if (at.channelType() != ChannelType.ANNOUNCEMENT) {
      return new Decision.Refused(ApiError.CHANNEL_TYPE.refusal());
    }
    if (present.isSystem()) {
      return new Decision.Refused(ApiError.SYSTEM_MESSAGE.refusal());
    }
    boolean own = present.author().id().equals(crosspost.header().actor());
    if (!at.may(own ? Permission.SEND_MESSAGES : Permission.MANAGE_MESSAGES)) {
      return new Decision.Refused(ApiError.MISSING_PERMISSIONS.refusal());
    }
    if ((present.flags() & Message.FLAG_CROSSPOSTED) != 0) {
      return new Decision.Refused(ApiError.ALREADY_CROSSPOSTED.refusal());
    }
    DecisionId id = ids.get();
    Message published = present.withFlags(present.flags() | Message.FLAG_CROSSPOSTED, id);
    return new Decision.Happens(
        new MessageEvent.Updated(
            crosspost.header().space(), id, published, own ? at.actor() : null),
        MessageRules.now(published, id));
  }
}
