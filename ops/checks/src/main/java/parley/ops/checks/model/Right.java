package parley.ops.checks.model;

import java.util.EnumSet;
import java.util.Set;

/// The permissions that the model plays with.
enum Right {
  REACT(6),
  VIEW(10),
  SEND(11),
  MANAGE_MESSAGES(13),
  HISTORY(16),
  PIN(51);

  private final int bit;

  Right(int bit) {
    this.bit = bit;
  }

  /// As the public protocol writes a mask.
  static String mask(Set<Right> rights) {
    long mask = 0;
    for (Right right : rights) {
      mask |= 1L << right.bit;
    }
    return Long.toString(mask);
  }

  /// Those of a mask that the model knows.
  static Set<Right> of(String mask) {
    long bits = Long.parseLong(mask);
    Set<Right> rights = EnumSet.noneOf(Right.class);
    for (Right right : values()) {
      if ((bits & 1L << right.bit) != 0) {
        rights.add(right);
      }
    }
    return rights;
  }
}
