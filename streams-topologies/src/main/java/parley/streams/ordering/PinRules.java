package parley.streams.ordering;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.ApiError;
import parley.contracts.id.DecisionId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Command;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.MessageReference;
import parley.contracts.message.Pin;
import parley.contracts.message.PinBoard;
import parley.contracts.message.Refusal;
import parley.contracts.permission.Permission;
import parley.contracts.snowflake.Snowflake;

/// Pure rules about pins. What is pinned already can be pinned again without anything happening.
final class PinRules {
  private PinRules() {}

  /// A pin, and a message of the platform that tells of it.
  ///
  /// @param present the message as it is now, or null when it is gone or never was
  static Decision pin(
      Situation at,
      Command.PinMessage pin,
      @Nullable Message present,
      PinBoard board,
      Supplier<DecisionId> ids) {
    if (present == null) {
      return new Decision.Refused(ApiError.UNKNOWN_MESSAGE.refusal());
    }
    Refusal refusal = refusal(at, present);
    if (refusal != null) {
      return new Decision.Refused(refusal);
    }
    if (present.pinned()) {
      return new Decision.AlreadySo();
    }
    if (board.isFull()) {
      return new Decision.Refused(ApiError.TOO_MANY_PINS.refusal());
    }
    DecisionId changing = ids.get();
    Message pinned = present.withPinned(true, changing);
    DecisionId pinning = ids.get();
    Instant pinnedAt = Snowflake.instant(pinning.value());
    Message notice = notice(at, pin, present, ids.get());
    return new Decision.Happens(
        List.of(
            new Decision.Change(
                new MessageEvent.Updated(pin.header().space(), changing, pinned, null),
                List.of(MessageRules.now(pinned, changing))),
            changed(
                at,
                pin,
                present,
                pinning,
                board.with(new Pin(present.id(), pinnedAt)).lastPinAt(),
                true),
            new Decision.Change(
                new MessageEvent.Created(
                    pin.header().space(), notice.decision(), notice, at.actor(), null),
                List.of(MessageRules.now(notice, notice.decision())))));
  }

  /// @param present the message as it is now, or null when it is gone or never was
  static Decision unpin(
      Situation at,
      Command.UnpinMessage unpin,
      @Nullable Message present,
      PinBoard board,
      Supplier<DecisionId> ids) {
    if (present == null) {
      return new Decision.Refused(ApiError.UNKNOWN_MESSAGE.refusal());
    }
    Refusal refusal = refusal(at, present);
    if (refusal != null) {
      return new Decision.Refused(refusal);
    }
    if (!present.pinned()) {
      return new Decision.AlreadySo();
    }
    DecisionId changing = ids.get();
    Message unpinned = present.withPinned(false, changing);
    return new Decision.Happens(
        List.of(
            new Decision.Change(
                new MessageEvent.Updated(unpin.header().space(), changing, unpinned, null),
                List.of(MessageRules.now(unpinned, changing))),
            changed(
                at, unpin, present, ids.get(), board.without(present.id()).lastPinAt(), false)));
  }

  private static @Nullable Refusal refusal(Situation at, Message present) {
    if (!at.may(Permission.PIN_MESSAGES) || !at.may(Permission.READ_MESSAGE_HISTORY)) {
      return ApiError.MISSING_PERMISSIONS.refusal();
    }
    return present.isSystem() ? ApiError.SYSTEM_MESSAGE.refusal() : null;
  }

  private static Decision.Change changed(
      Situation at,
      Command command,
      Message message,
      DecisionId id,
      @Nullable Instant lastPinAt,
      boolean pinned) {
    return new Decision.Change(
        new MessageEvent.PinsChanged(
            command.header().space(),
            id,
            message.channel(),
            at.guildId(),
            message.id(),
            pinned,
            lastPinAt),
        List.of());
  }

  private static Message notice(
      Situation at, Command.PinMessage pin, Message pinned, DecisionId id) {
    return new Message(
        new MessageId(id.value()),
        pin.channel(),
        at.guildId(),
        pin.pinner(),
        Message.TYPE_PINNED,
        "",
        null,
        0,
        false,
        false,
        List.of(),
        List.of(),
        List.of(),
        "",
        new MessageReference(pinned.id(), pinned.channel(), pinned.guild()),
        null,
        false,
        id,
        List.of());
  }
}
