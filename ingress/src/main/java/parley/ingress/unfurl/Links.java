package parley.ingress.unfurl;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The links of a text that are to be shown: not those in angle brackets, in code, or behind
/// spoiler bars, by which their author says that they shall not be.
final class Links {
  /// How many of a message are shown.
  static final int MOST = 5;

  private static final int LONGEST = 2_048;
  private static final Pattern HIDDEN =
      Pattern.compile("```.*?```|`[^`]*`|\\|\\|.*?\\|\\||<https?://[^\\s>]*>", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"|`]+");
  private static final String ENDS_SENTENCE = ".,:;!?'*_~)]}";

  private Links() {}

  /// The first links of a text in their order, each once.
  static List<URI> of(String text) {
    if (!text.contains("://")) {
      return List.of();
    }
    Set<URI> found = new LinkedHashSet<>();
    Matcher matcher = LINK.matcher(HIDDEN.matcher(text).replaceAll(" "));
    while (found.size() < MOST && matcher.find()) {
      String link = trimmed(matcher.group());
      if (link.length() <= LONGEST) {
        add(found, link);
      }
    }
    return new ArrayList<>(found);
  }

  private static void add(Set<URI> found, String link) {
    try {
      URI uri = new URI(link);
      if (uri.getHost() != null && uri.getRawUserInfo() == null) {
        found.add(
            new URI(
                uri.getScheme().toLowerCase(Locale.ROOT)
                    + link.substring(uri.getScheme().length())));
      }
    } catch (URISyntaxException _) {
      // Looks like a link, and is none.
    }
  }

  /// Without the punctuation of the sentence around it; a closing bracket stays when it has an
  /// opening one in the link.
  private static String trimmed(String link) {
    int end = link.length();
    while (end > 0 && ENDS_SENTENCE.indexOf(link.charAt(end - 1)) >= 0) {
      if (link.charAt(end - 1) == ')' && link.lastIndexOf('(', end - 1) >= 0) {
        break;
      }
      end--;
    }
    return link.substring(0, end);
  }
}
