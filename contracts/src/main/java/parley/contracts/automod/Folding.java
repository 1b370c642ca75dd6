package parley.contracts.automod;

/// Text as keywords are compared with it: without regard to case, every character at its place.
final class Folding {
  private Folding() {}

  static String fold(String text) {
    char[] folded = new char[text.length()];
    for (int i = 0; i < folded.length; i++) {
      folded[i] = Character.toLowerCase(Character.toUpperCase(text.charAt(i)));
    }
    return new String(folded);
  }

  /// Whether a word may begin or end between two characters of a text.
  static boolean isEdge(String text, int position) {
    return position == 0
        || position == text.length()
        || !isOfWord(text.codePointBefore(position))
        || !isOfWord(text.codePointAt(position));
  }

  private static boolean isOfWord(int point) {
    return Character.isLetterOrDigit(point);
  }
}
