package parley.gateway.roster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Member;
import parley.contracts.entity.Role;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.contracts.payload.MemberListPayload.Group;
import parley.contracts.payload.MemberListPayload.Item;
import parley.contracts.payload.MemberListPayload.Part;
import parley.contracts.permission.Permission;
import parley.contracts.permission.Standing;
import parley.contracts.presence.PresentMember;
import parley.gateway.fanout.GuildRows;
import parley.gateway.frame.ClientFrame;
import parley.gateway.space.GuildSpace;

/// The list of members beside a channel, as it stands at one moment: those who see the channel, in
/// groups of the highest role that is shown apart, then the others who are there, then those who
/// are not; by name within a group. Built from the roster, so it is bounded as that is.
final class MemberList {
  private static final String ONLINE = "online";
  private static final String OFFLINE = "offline";

  private final List<Group> groups = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();

  private MemberList() {}

  static MemberList of(GuildSpace guild, Channel channel, Instant now) {
    Map<String, List<PresentMember>> byGroup = new HashMap<>();
    GuildRows rows = guild.rows();
    Sight sight = new Sight(rows, channel, rows.namedIn(channel), new HashMap<>());
    for (PresentMember present : guild.roster().all()) {
      Member member = Objects.requireNonNull(present.member());
      if (sight.has(member, now)) {
        byGroup
            .computeIfAbsent(group(rows, present, member), ignored -> new ArrayList<>())
            .add(present);
      }
    }
    MemberList list = new MemberList();
    rows.roles().stream()
        .sorted(Comparator.comparingInt(Role::position).reversed())
        .forEach(role -> list.add(role.id().toString(), byGroup));
    list.add(ONLINE, byGroup);
    list.add(OFFLINE, byGroup);
    return list;
  }

  List<Group> groups() {
    return groups;
  }

  Part part(ClientFrame.Range range) {
    int from = Math.min(range.first(), items.size());
    int to = Math.min(range.last() + 1, items.size());
    return new Part(range.first(), range.last(), items.subList(from, to));
  }

  private void add(String id, Map<String, List<PresentMember>> byGroup) {
    List<PresentMember> members = byGroup.get(id);
    if (members == null) {
      return;
    }
    members.sort(Comparator.comparing(MemberList::name));
    Group group = new Group(id, members.size());
    groups.add(group);
    items.add(new Item(group, null, null));
    members.forEach(each -> items.add(new Item(null, each.member(), each.presence())));
  }

  /// Who in a channel is judged apart, and what is known of the others.
  private record Sight(
      GuildRows rows, Channel channel, Set<UserId> named, Map<Standing, Boolean> seen) {
    boolean has(Member member, Instant now) {
      Standing standing = Standing.of(rows.guild(), member, now);
      UserId user = member.user().id();
      return named.contains(user)
          ? sees(standing, user)
          : seen.computeIfAbsent(standing, each -> sees(each, null));
    }

    private boolean sees(Standing standing, @Nullable UserId user) {
      return Permission.VIEW_CHANNEL.in(rows.permissions(standing, user, channel));
    }
  }

  private static String group(GuildRows rows, PresentMember present, Member member) {
    if (present.presence().isOffline()) {
      return OFFLINE;
    }
    Role highest = null;
    for (RoleId id : member.roles()) {
      Role role = rows.role(id);
      if (role != null
          && role.hoist()
          && (highest == null || role.position() > highest.position())) {
        highest = role;
      }
    }
    return highest == null ? ONLINE : highest.id().toString();
  }

  private static String name(PresentMember present) {
    Member member = Objects.requireNonNull(present.member());
    String name =
        member.nick() != null
            ? member.nick()
            : member.user().globalName() != null
                ? member.user().globalName()
                : member.user().username();
    return name.toLowerCase(Locale.ROOT);
  }
}
