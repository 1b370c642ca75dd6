package parley.contracts.entity;

import java.util.Optional;

/// The kinds of channels of the public protocol.
public enum ChannelType {
  TEXT(0),
  DM(1),
  VOICE(2),
  GROUP_DM(3),
  CATEGORY(4),
  ANNOUNCEMENT(5),
  ANNOUNCEMENT_THREAD(10),
  PUBLIC_THREAD(11),
  PRIVATE_THREAD(12),
  STAGE(13),
  DIRECTORY(14),
  FORUM(15),
  MEDIA(16);

  private final int code;

  ChannelType(int code) {
    this.code = code;
  }

  /// The number in the public protocol.
  public int code() {
    return code;
  }

  public static Optional<ChannelType> of(int code) {
    for (ChannelType type : values()) {
      if (type.code == code) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  public boolean isThread() {
    return this == ANNOUNCEMENT_THREAD || this == PUBLIC_THREAD || this == PRIVATE_THREAD;
  }

  /// Whether a channel of this kind holds threads and nothing else.
  public boolean isForum() {
    return this == FORUM || this == MEDIA;
  }

  /// Whether messages can stand in a channel of this kind.
  public boolean holdsMessages() {
    return switch (this) {
      case TEXT,
          DM,
          VOICE,
          GROUP_DM,
          ANNOUNCEMENT,
          ANNOUNCEMENT_THREAD,
          PUBLIC_THREAD,
          PRIVATE_THREAD,
          STAGE ->
          true;
      case CATEGORY, DIRECTORY, FORUM, MEDIA -> false;
    };
  }
}
