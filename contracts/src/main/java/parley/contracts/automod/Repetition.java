package parley.contracts.automod;

import java.util.ArrayDeque;
import java.util.Deque;

/// How large a pattern becomes when its counted repetitions are written out. An estimate from the
/// text alone, so that nothing is built of what would be too large.
final class Repetition {
  private static final long MOST = Integer.MAX_VALUE;

  /// Of the group that is being read: what it has so far, and its last part.
  private long size;

  private long last;
  private final Deque<long[]> outer = new ArrayDeque<>();

  private Repetition() {}

  static long unfolded(String pattern) {
    return new Repetition().read(pattern);
  }

  private long read(String pattern) {
    int at = 0;
    while (at < pattern.length()) {
      at = read(pattern, at);
    }
    while (!outer.isEmpty()) {
      close();
    }
    return Math.min(size + last, MOST);
  }

  private int read(String pattern, int at) {
    switch (pattern.charAt(at)) {
      case '\\' -> add(1);
      case '(' -> {
        add(0);
        outer.push(new long[] {size, last});
        size = 0;
        last = 0;
      }
      case ')' -> close();
      case '[' -> {
        add(1);
        return endOfClass(pattern, at);
      }
      case '{' -> {
        int end = pattern.indexOf('}', at);
        long times = end < 0 ? 0 : times(pattern.substring(at + 1, end));
        if (times > 0) {
          last = Math.min(last * times, MOST);
          return end + 1;
        }
        add(1);
      }
      default -> add(1);
    }
    return at + (pattern.charAt(at) == '\\' ? 2 : 1);
  }

  private void add(long part) {
    size = Math.min(size + last, MOST);
    last = part;
  }

  private void close() {
    long inner = Math.min(size + last + 1, MOST);
    long[] around = outer.isEmpty() ? new long[2] : outer.pop();
    size = Math.min(around[0] + around[1], MOST);
    last = inner;
  }

  /// The place after a class of characters, whose own brackets mean nothing.
  private static int endOfClass(String pattern, int start) {
    int at = start + 1;
    if (at < pattern.length() && pattern.charAt(at) == '^') {
      at++;
    }
    // A bracket that comes first is one of the characters.
    at++;
    while (at < pattern.length() && pattern.charAt(at) != ']') {
      at += pattern.charAt(at) == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  /// How often something is repeated at most; 0 when it is no repetition.
  private static long times(String counts) {
    long most = 0;
    for (String count : counts.split(",", 2)) {
      if (count.length() > 4 || !count.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
        return 0;
      }
      most = count.isEmpty() ? most : Math.max(most, Long.parseLong(count));
    }
    return most;
  }
}
