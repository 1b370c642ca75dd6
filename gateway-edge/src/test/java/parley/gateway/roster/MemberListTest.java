package parley.gateway.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.Overwrite;
import parley.contracts.entity.Role;
import parley.contracts.entity.User;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.contracts.payload.MemberListPayload.Group;
import parley.contracts.payload.MemberListPayload.Item;
import parley.contracts.permission.Permission;
import parley.contracts.presence.Device;
import parley.contracts.presence.Presence;
import parley.contracts.presence.PresentMember;
import parley.contracts.presence.Status;
import parley.gateway.frame.ClientFrame;
import parley.gateway.space.GuildSpace;

class MemberListTest {
  private static final GuildId GUILD = new GuildId(1);
  private static final RoleId CHIEFS = new RoleId(20);
  private static final RoleId PLAIN = new RoleId(21);
  private static final Instant NOW = Instant.ofEpochMilli(1);

  private final GuildSpace guild = new GuildSpace(row(), 1);

  @BeforeEach
  void gather() {
    guild.load(
        new InboxEvent.GuildSnapshot(
            0,
            1,
            row(),
            List.of(),
            List.of(
                role(GUILD.everyoneRole(), 0, false), role(CHIEFS, 2, true), role(PLAIN, 3, false)),
            List.of(),
            List.of(
                present(member(10, "Zoe", CHIEFS, PLAIN), Status.IDLE),
                present(member(11, "anna", CHIEFS), Status.ONLINE),
                present(member(12, "ben", PLAIN), Status.DND),
                present(member(13, "cat", CHIEFS), Status.OFFLINE)),
            true,
            List.of(),
            List.of(),
            List.of(),
            List.of()),
        NOW);
  }

  @Test
  void groupsThoseWhoAreThereByTheHighestRoleThatIsShownApart() {
    MemberList list = MemberList.of(guild, channel(List.of()), NOW);

    assertThat(list.groups())
        .containsExactly(new Group("20", 2), new Group("online", 1), new Group("offline", 1));
    assertThat(names(list, 0, 99))
        .containsExactly("#20", "anna", "Zoe", "#online", "ben", "#offline", "cat");
  }

  @Test
  void showsPartsOnly() {
    MemberList list = MemberList.of(guild, channel(List.of()), NOW);

    assertThat(names(list, 1, 3)).containsExactly("anna", "Zoe", "#online");
    assertThat(names(list, 6, 99)).containsExactly("cat");
    assertThat(names(list, 100, 199)).isEmpty();
  }

  @Test
  void showsOnlyThoseWhoSeeTheChannel() {
    long view = Permission.VIEW_CHANNEL.bit();
    Channel hidden =
        channel(
            List.of(
                new Overwrite(GUILD.value(), Overwrite.Target.ROLE, 0, view),
                new Overwrite(CHIEFS.value(), Overwrite.Target.ROLE, view, 0),
                new Overwrite(10, Overwrite.Target.MEMBER, 0, view),
                new Overwrite(12, Overwrite.Target.MEMBER, view, 0)));
    guild.rows().put(hidden);

    assertThat(names(MemberList.of(guild, hidden, NOW), 0, 99))
        .containsExactly("#20", "anna", "#online", "ben", "#offline", "cat");
  }

  private static List<String> names(MemberList list, int first, int last) {
    return list.part(new ClientFrame.Range(first, last)).items().stream()
        .map(MemberListTest::name)
        .toList();
  }

  private static String name(Item item) {
    return item.group() != null
        ? "#" + item.group().id()
        : Objects.requireNonNull(item.member()).user().username();
  }

  private static PresentMember present(Member member, Status status) {
    UserId user = member.user().id();
    return new PresentMember(
        status == Status.OFFLINE
            ? Presence.offline(user)
            : new Presence(user, status, Map.of(Device.WEB, status), List.of()),
        member);
  }

  private static Member member(long id, String name, RoleId... roles) {
    return new Member(
        GUILD,
        new User(new UserId(id), name, null, null, false, 0),
        null,
        List.of(roles),
        NOW,
        false,
        false,
        0,
        false,
        null);
  }

  private static Role role(RoleId id, int position, boolean hoist) {
    return new Role(
        id,
        GUILD,
        "role",
        0,
        hoist,
        position,
        Permission.VIEW_CHANNEL.bit(),
        false,
        false,
        null,
        0);
  }

  private static Channel channel(List<Overwrite> overwrites) {
    return new Channel(
        new ChannelId(30),
        GUILD,
        ChannelType.TEXT,
        "general",
        null,
        0,
        null,
        false,
        0,
        overwrites,
        0,
        0,
        0);
  }

  private static Guild row() {
    return new Guild(
        GUILD,
        "guild",
        null,
        new UserId(1),
        null,
        null,
        300,
        0,
        0,
        0,
        0,
        0,
        null,
        "en-US",
        0,
        4,
        1,
        false);
  }
}
