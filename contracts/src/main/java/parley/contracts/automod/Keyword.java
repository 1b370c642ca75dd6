package parley.contracts.automod;

/// A word or phrase to look for. Written plain it is found as a whole word; a `*` at an end leaves
/// that end open.
///
/// @param written as its author wrote it
/// @param text folded, without the stars
record Keyword(String written, String text, boolean openStart, boolean openEnd) {
  private static final String STAR = "*";

  static Keyword of(String written) {
    String folded = Folding.fold(written.strip());
    boolean openStart = folded.startsWith(STAR);
    boolean openEnd = folded.length() > 1 && folded.endsWith(STAR);
    return new Keyword(
        written,
        folded.substring(openStart ? 1 : 0, folded.length() - (openEnd ? 1 : 0)).strip(),
        openStart,
        openEnd);
  }

  /// Whether it may stand between two places of a folded text, where its letters are.
  boolean fits(String text, int start, int end) {
    return (openStart || Folding.isEdge(text, start)) && (openEnd || Folding.isEdge(text, end));
  }
}
