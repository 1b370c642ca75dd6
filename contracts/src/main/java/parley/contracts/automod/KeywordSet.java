package parley.contracts.automod;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/// Finds any of many keywords in one pass over a text (Aho and Corasick's automaton). Immutable.
/// Its memory is some 40 bytes for each character of the keywords.
final class KeywordSet {
  /// Is told of each keyword that stands in a text; answers whether to go on.
  interface Visitor {
    boolean found(Keyword keyword, int start, int end);
  }

  private static final int ROOT = 0;
  private static final int NONE = -1;

  private final List<Keyword> keywords = new ArrayList<>();
  private final Edges edges = new Edges();
  private int nodes = 1;

  /// By node: the first of the keywords that end there.
  private int[] words = {NONE};

  /// By keyword: a further one that ends at the same node.
  private int[] others = {};

  /// By node: the longest other node whose text is an end of this one's.
  private final int[] suffixes;

  /// By node: the nearest suffix at which keywords end.
  private final int[] wordSuffixes;

  private KeywordSet(List<Keyword> keywords) {
    List<int[]> children = new ArrayList<>();
    for (Keyword keyword : keywords) {
      if (!keyword.text().isEmpty()) {
        add(keyword, children);
      }
    }
    suffixes = new int[nodes];
    wordSuffixes = new int[nodes];
    link(children);
  }

  static KeywordSet of(List<String> keywords) {
    return new KeywordSet(keywords.stream().map(Keyword::of).toList());
  }

  boolean isEmpty() {
    return keywords.isEmpty();
  }

  /// How much memory it takes, in nodes.
  int size() {
    return nodes;
  }

  /// Visits what stands in a folded text, in the order of the ends.
  void visit(String text, Visitor visitor) {
    int node = ROOT;
    for (int i = 0; i < text.length(); i++) {
      node = step(node, text.charAt(i));
      int at = words[node] == NONE ? wordSuffixes[node] : node;
      for (; at != ROOT; at = wordSuffixes[at]) {
        for (int word = words[at]; word != NONE; word = others[word]) {
          Keyword keyword = keywords.get(word);
          int start = i + 1 - keyword.text().length();
          if (keyword.fits(text, start, i + 1) && !visitor.found(keyword, start, i + 1)) {
            return;
          }
        }
      }
    }
  }

  private int step(int from, char character) {
    int node = from;
    int next = edges.find(node, character);
    while (next == NONE && node != ROOT) {
      node = suffixes[node];
      next = edges.find(node, character);
    }
    return next == NONE ? ROOT : next;
  }

  private void add(Keyword keyword, List<int[]> children) {
    int node = ROOT;
    for (int i = 0; i < keyword.text().length(); i++) {
      char character = keyword.text().charAt(i);
      int next = edges.find(node, character);
      if (next == NONE) {
        next = nodes++;
        edges.put(node, character, next);
        children.add(new int[] {node, character, next});
        words = grown(words, nodes);
      }
      node = next;
    }
    int word = keywords.size();
    keywords.add(keyword);
    others = grown(others, word + 1);
    others[word] = words[node];
    words[node] = word;
  }

  /// Breadth first, so that every suffix is linked before who needs it.
  private void link(List<int[]> children) {
    List<List<int[]>> byParent = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      byParent.add(List.of());
    }
    for (int[] child : children) {
      if (byParent.get(child[0]).isEmpty()) {
        byParent.set(child[0], new ArrayList<>());
      }
      byParent.get(child[0]).add(child);
    }
    Queue<Integer> pending = new ArrayDeque<>(List.of(ROOT));
    while (!pending.isEmpty()) {
      int parent = pending.remove();
      for (int[] child : byParent.get(parent)) {
        int node = child[2];
        suffixes[node] = parent == ROOT ? ROOT : step(suffixes[parent], (char) child[1]);
        int suffix = suffixes[node];
        wordSuffixes[node] = words[suffix] == NONE ? wordSuffixes[suffix] : suffix;
        pending.add(node);
      }
    }
  }

  private static int[] grown(int[] array, int size) {
    if (size <= array.length) {
      return array;
    }
    int[] grown = Arrays.copyOf(array, Math.max(size, array.length * 2));
    Arrays.fill(grown, array.length, grown.length, NONE);
    return grown;
  }

  /// Which node follows a node by a character: a table with open addressing.
  private static final class Edges {
    private static final long EMPTY = -1;
    private static final int CHARACTER_BITS = 16;

    private long[] keys = {EMPTY, EMPTY, EMPTY, EMPTY};
    private int[] targets = new int[4];
    private int size;

    int find(int node, char character) {
      int slot = slot(key(node, character));
      return keys[slot] == EMPTY ? NONE : targets[slot];
    }

    void put(int node, char character, int target) {
      if (++size * 2 > keys.length) {
        grow();
      }
      set(key(node, character), target);
    }

    private void set(long key, int target) {
      int slot = slot(key);
      keys[slot] = key;
      targets[slot] = target;
    }

    private int slot(long key) {
      int mask = keys.length - 1;
      int slot = Long.hashCode(key * 0x9E3779B97F4A7C15L >>> 7) & mask;
      while (keys[slot] != EMPTY && keys[slot] != key) {
        slot = (slot + 1) & mask;
      }
      return slot;
    }

    private void grow() {
      long[] formerKeys = keys;
      int[] formerTargets = targets;
      keys = new long[formerKeys.length * 2];
      targets = new int[keys.length];
      Arrays.fill(keys, EMPTY);
      for (int i = 0; i < formerKeys.length; i++) {
        if (formerKeys[i] != EMPTY) {
          set(formerKeys[i], formerTargets[i]);
        }
      }
    }

    private static long key(int node, char character) {
      return (long) node << CHARACTER_BITS | character;
    }
  }
}
