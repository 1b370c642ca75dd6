package parley.contracts.entity;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.UserId;

/// What a user is to another, as the first one's space knows it; the other's space knows its own
/// side.
///
/// @param nickname how the user calls a friend
/// @param since when it began
public record Relationship(
    UserId user, User other, Type type, @Nullable String nickname, Instant since)
    implements Entity {
  /// The kinds of the public protocol.
  public enum Type {
    FRIEND(1),
    BLOCKED(2),
    INCOMING_REQUEST(3),
    OUTGOING_REQUEST(4);

    private final int code;

    Type(int code) {
      this.code = code;
    }

    /// The number in the public protocol.
    public int code() {
      return code;
    }

    public static Optional<Type> of(int code) {
      for (Type type : values()) {
        if (type.code == code) {
          return Optional.of(type);
        }
      }
      return Optional.empty();
    }
  }

  @Override
  public EntityKey key() {
    return new EntityKey(user.space(), EntityKind.RELATIONSHIP, other.id().value());
  }
}
