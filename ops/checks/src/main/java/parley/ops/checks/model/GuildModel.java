package parley.ops.checks.model;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A guild as simple as can be: collections of what there is, and permissions worked out from the
/// beginning each time, right by right. It shares no code with the platform on purpose.
final class GuildModel {
  final String id;
  final String owner;
  final Map<String, Channel> channels = new LinkedHashMap<>();
  final Map<String, Set<Right>> roles = new LinkedHashMap<>();
  final Map<String, Member> members = new LinkedHashMap<>();

  GuildModel(String id, String owner) {
    this.id = id;
    this.owner = owner;
  }

  static final class Member {
    final Set<String> roles = new LinkedHashSet<>();
    boolean timedOut;
  }

  static final class Overwrite {
    final Set<Right> allow = EnumSet.noneOf(Right.class);
    final Set<Right> deny = EnumSet.noneOf(Right.class);
  }

  static final class Channel {
    final String id;
    final boolean text;
    final Map<String, Overwrite> overwrites = new LinkedHashMap<>();
    final List<Message> messages = new ArrayList<>();

    Channel(String id, boolean text) {
      this.id = id;
      this.text = text;
    }

    @Nullable Message find(String message) {
      return messages.stream().filter(each -> each.id.equals(message)).findFirst().orElse(null);
    }
  }

  static final class Message {
    /// What a message is called that tells of a pin: nobody is answered its id.
    static final String NOTICE = "notice of ";

    final String id;
    final String author;
    final Map<String, Set<String>> reactions = new LinkedHashMap<>();
    String content;
    boolean pinned;

    Message(String id, String author, String content) {
      this.id = id;
      this.author = author;
      this.content = content;
    }

    boolean isNotice() {
      return id.startsWith(NOTICE);
    }
  }

  /// What somebody may do in a channel: nothing for who is no member.
  Set<Right> rights(String user, Channel channel) {
    Set<Right> rights = EnumSet.noneOf(Right.class);
    Member member = members.get(user);
    if (member == null) {
      return rights;
    }
    for (Right right : Right.values()) {
      if (user.equals(owner) || has(user, member, channel, right)) {
        rights.add(right);
      }
    }
    return rights.contains(Right.VIEW) ? rights : EnumSet.noneOf(Right.class);
  }

  private boolean has(String user, Member member, Channel channel, Right right) {
    if (member.timedOut && right != Right.VIEW && right != Right.HISTORY) {
      return false;
    }
    boolean has = role(id).contains(right);
    for (String role : member.roles) {
      has |= role(role).contains(right);
    }
    has = decide(has, right, List.of(overwrite(channel, id)));
    has =
        decide(
            has,
            right,
            member.roles.stream()
                .filter(roles::containsKey)
                .map(role -> overwrite(channel, role))
                .toList());
    return decide(has, right, List.of(overwrite(channel, user)));
  }

  private Set<Right> role(String role) {
    return roles.getOrDefault(role, Set.of());
  }

  private static boolean decide(boolean before, Right right, List<Overwrite> overwrites) {
    if (overwrites.stream().anyMatch(each -> each.allow.contains(right))) {
      return true;
    }
    return before && overwrites.stream().noneMatch(each -> each.deny.contains(right));
  }

  private static Overwrite overwrite(Channel channel, String target) {
    return channel.overwrites.getOrDefault(target, new Overwrite());
  }

  /// Who sees what: pairs of a user and a channel.
  Set<Sight> sights() {
    Set<Sight> sights = new HashSet<>();
    for (String user : members.keySet()) {
      for (Channel channel : channels.values()) {
        if (rights(user, channel).contains(Right.VIEW)) {
          sights.add(new Sight(user, channel.id));
        }
      }
    }
    return sights;
  }

  record Sight(String user, String channel) {}
}
