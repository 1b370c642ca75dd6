package parley.streams.guild;

import java.util.LinkedHashMap;
import java.util.Map;

/// A map that forgets what was asked for longest ago once it holds its bound. For one thread.
public final class Bounded<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;

  private final int bound;

  public Bounded(int bound) {
    super(16, 0.75f, true);
    this.bound = bound;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > bound;
  }
}
