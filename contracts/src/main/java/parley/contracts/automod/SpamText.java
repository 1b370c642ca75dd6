package parley.contracts.automod;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Whether a single text looks like advertising or noise. It knows one message only: bursts and
/// repetition over many are for jobs that watch the log.
final class SpamText {
  /// Nobody who talks links to so much at once.
  private static final int MOST_LINKS = 8;

  /// Nor invites to so many places.
  private static final int MOST_INVITES = 2;

  private static final int FEW_WORDS = 20;
  private static final double MOSTLY = 0.8;

  private SpamText() {}

  static boolean isSpam(String text) {
    int links = 0;
    int invites = 0;
    int words = 0;
    int most = 0;
    Map<String, Integer> counts = new HashMap<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("\\s+")) {
      if (word.isEmpty()) {
        continue;
      }
      words++;
      links += isLink(word) ? 1 : 0;
      invites += isInvite(word) ? 1 : 0;
      most = Math.max(most, counts.merge(word, 1, Integer::sum));
    }
    return links > MOST_LINKS
        || invites > MOST_INVITES
        || (words >= FEW_WORDS && most >= words * MOSTLY);
  }

  private static boolean isLink(String word) {
    return word.contains("http://") || word.contains("https://");
  }

  private static boolean isInvite(String word) {
    return word.contains("/invite/") || word.contains("discord.gg/");
  }
}
