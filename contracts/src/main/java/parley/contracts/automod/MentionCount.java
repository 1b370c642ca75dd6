package parley.contracts.automod;

import java.util.HashSet;
import java.util.Set;

/// Counts whom a text mentions: `<@1>` and `<@!1>` are users, `<@&1>` are roles.
final class MentionCount {
  private static final int MOST_DIGITS = 20;

  private MentionCount() {}

  /// How many different users and roles.
  static int of(String text) {
    Set<String> mentioned = new HashSet<>();
    int start = text.indexOf("<@");
    while (start >= 0) {
      int first = start + 2;
      char sign = first < text.length() ? text.charAt(first) : ' ';
      first += sign == '!' || sign == '&' ? 1 : 0;
      int end = first;
      while (end < text.length() && end - first < MOST_DIGITS && isDigit(text.charAt(end))) {
        end++;
      }
      if (end > first && end < text.length() && text.charAt(end) == '>') {
        mentioned.add((sign == '&' ? "&" : "@") + text.substring(first, end));
      }
      start = text.indexOf("<@", first);
    }
    return mentioned.size();
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
