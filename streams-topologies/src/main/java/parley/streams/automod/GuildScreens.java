package parley.streams.automod;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.contracts.entity.AutoModRule;
import parley.contracts.space.SpaceId;
import parley.streams.guild.SpaceEntities;

/// The rules of the guilds that were written in last. A guild's rules are made ready once, and
/// again when one of its rows changed: never for a message. Holds at most [#GUILDS] guilds, and
/// rules of the size [#SIZE] (some 40 MB) and one guild's more. Belongs to the task's thread.
public final class GuildScreens {
  static final int GUILDS = 20_000;
  static final long SIZE = 1_000_000;

  private final SpaceEntities entities;
  private final Map<SpaceId, List<Screen>> screens = new LinkedHashMap<>(16, 0.75f, true);
  private long size;

  public GuildScreens(SpaceEntities entities) {
    this.entities = entities;
  }

  /// The rules of a guild that are in force.
  public List<Screen> of(SpaceId space) {
    List<Screen> known = screens.get(space);
    if (known == null) {
      known =
          entities.autoModRules(space).stream()
              .filter(AutoModRule::enabled)
              .map(Screen::of)
              .toList();
      screens.put(space, known);
      size += size(known);
      shrink();
    }
    return known;
  }

  /// A rule of the guild changed, or the guild is gone.
  public void forget(SpaceId space) {
    List<Screen> known = screens.remove(space);
    if (known != null) {
      size -= size(known);
    }
  }

  /// How much is held, in characters of keywords and instructions of patterns.
  public long size() {
    return size;
  }

  private void shrink() {
    Iterator<List<Screen>> eldest = screens.values().iterator();
    while ((size > SIZE || screens.size() > GUILDS) && screens.size() > 1) {
      size -= size(eldest.next());
      eldest.remove();
    }
  }

  private static long size(List<Screen> guild) {
    return guild.stream().mapToLong(screen -> screen.matcher().size()).sum();
  }
}
