package parley.ops.checks.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who should hear what of the operation at hand.
final class Hearers {
  private final GuildModel guild;
  private final Map<String, List<String>> lines = new HashMap<>();

  Hearers(GuildModel guild) {
    this.guild = guild;
  }

  void tell(String user, String line) {
    lines.computeIfAbsent(user, ignored -> new ArrayList<>()).add(line);
  }

  void tellMembers(String line) {
    guild.members.keySet().forEach(user -> tell(user, line));
  }

  void tellViewers(GuildModel.Channel channel, String line) {
    for (String user : guild.members.keySet()) {
      if (guild.rights(user, channel).contains(Right.VIEW)) {
        tell(user, line);
      }
    }
  }

  /// Tells of channels that came into sight or went out of it.
  ///
  /// @param before what was seen before the operation, by whom
  /// @param present members before it
  void tellSights(Set<GuildModel.Sight> before, Set<String> present) {
    Set<GuildModel.Sight> after = guild.sights();
    for (GuildModel.Sight sight : before) {
      if (!after.contains(sight) && guild.members.containsKey(sight.user())) {
        tell(sight.user(), Line.channel("CHANNEL_DELETE", sight.channel()));
      }
    }
    for (GuildModel.Sight sight : after) {
      if (!before.contains(sight) && present.contains(sight.user())) {
        tell(sight.user(), Line.channel("CHANNEL_CREATE", sight.channel()));
      }
    }
  }

  List<String> of(String user) {
    return lines.getOrDefault(user, List.of());
  }

  /// Forgets everything, before the next operation.
  void clear() {
    lines.clear();
  }
}
