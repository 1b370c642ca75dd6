package parley.ingress.message;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.ingress.form.Form;

/// Whom a text mentions, by ids that need not exist.
record Mentions(Set<Long> users, Set<Long> roles, boolean everyone) {
  static final Mentions NONE = new Mentions(Set.of(), Set.of(), false);

  /// A bound, so that one message never asks for more than the text's length of users.
  private static final int MOST = 100;

  private static final Pattern MENTION = Pattern.compile("<@(!?|&)([0-9]{1,19})>");
  private static final Pattern EVERYONE = Pattern.compile("@(everyone|here)\\b");
  private static final Pattern CODE = Pattern.compile("```.*?```|`[^`\\n]*`", Pattern.DOTALL);

  Mentions {
    users = Set.copyOf(users);
    roles = Set.copyOf(roles);
  }

  /// Reads them off a text. What stands in code mentions nobody.
  static Mentions of(String content) {
    if (content.indexOf('@') < 0) {
      return NONE;
    }
    String text = CODE.matcher(content).replaceAll(" ");
    Set<Long> users = new LinkedHashSet<>();
    Set<Long> roles = new LinkedHashSet<>();
    Matcher mention = MENTION.matcher(text);
    while (mention.find() && users.size() + roles.size() < MOST) {
      Long id = Form.parseSnowflake(mention.group(2));
      if (id != null) {
        (mention.group(1).equals("&") ? roles : users).add(id);
      }
    }
    return new Mentions(users, roles, EVERYONE.matcher(text).find());
  }
}
