package parley.contracts.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.Overwrite;
import parley.contracts.entity.Role;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;

class PermissionsTest {
  private static final int GUILDS_PER_SEED = 25_000;

  private static final GuildId GUILD = new GuildId(1);
  private static final RoleId EVERYONE = new RoleId(1);
  private static final RoleId MODERATOR = new RoleId(2);
  private static final UserId USER = new UserId(100);

  private final Map<RoleId, Role> roles = new HashMap<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithTheDocumentationOnRandomGuilds(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < GUILDS_PER_SEED; i++) {
      RandomGuild guild = RandomGuild.make(random);
      assertAgreement(guild, "seed " + seed + ", guild " + i);
    }
  }

  private static void assertAgreement(RandomGuild it, String which) {
    Standing standing = Standing.of(it.guild(), it.member(), RandomGuild.NOW);
    UserId user = it.member().user().id();
    RoleLookup lookup = it.roles()::get;
    DocumentedPermissions documented =
        new DocumentedPermissions(it.guild(), it.member(), it.roles(), RandomGuild.NOW);

    long inChannel =
        it.channel().type().isThread()
            ? Permissions.inThread(standing, user, lookup, it.channel(), it.parent(), it.joined())
            : Permissions.inChannel(standing, user, lookup, it.channel());

    Set<Permission> expected =
        documented.inChannel(it.channel(), it.overwriteHolder(), it.joined());
    if (!DocumentedPermissions.set(inChannel).equals(expected)
        || (inChannel & ~Permissions.ALL) != 0) {
      assertThat(DocumentedPermissions.set(inChannel)).as("%s: %s", which, it).isEqualTo(expected);
    }
    Set<Permission> inGuild = DocumentedPermissions.set(Permissions.inGuild(standing, lookup));
    if (!inGuild.equals(documented.inGuild())) {
      assertThat(inGuild).as("%s: %s", which, it).isEqualTo(documented.inGuild());
    }
  }

  /// The edge computes once for all sessions of one standing.
  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void dependsOnTheUserOnlyWhereAnOverwriteNamesThem(long seed) {
    Random random = new Random(seed);
    int compared = 0;
    for (int i = 0; i < GUILDS_PER_SEED; i++) {
      RandomGuild it = RandomGuild.make(random);
      Standing standing = Standing.of(it.guild(), it.member(), RandomGuild.NOW);
      UserId user = it.member().user().id();
      List<Overwrite> overwrites = it.channel().overwrites();
      boolean named =
          overwrites.stream()
              .anyMatch(
                  overwrite ->
                      overwrite.target() == Overwrite.Target.MEMBER
                          && overwrite.targetId() == user.value());
      if (!named) {
        compared++;
        ChannelType type = it.channel().type();
        assertThat(Permissions.inChannel(standing, null, it.roles()::get, type, overwrites))
            .as("seed %d, guild %d: %s", seed, i, it)
            .isEqualTo(Permissions.inChannel(standing, user, it.roles()::get, type, overwrites));
      }
    }
    assertThat(compared).isGreaterThan(GUILDS_PER_SEED / 2);
  }

  @Test
  void overwritesOfARoleThatIsGoneMeanNothing() {
    give(EVERYONE, 1, Permission.VIEW_CHANNEL);
    Overwrite gone =
        new Overwrite(
            MODERATOR.value(),
            Overwrite.Target.ROLE,
            Permission.MANAGE_MESSAGES.bit(),
            Permission.VIEW_CHANNEL.bit());

    long permissions = inText(member(MODERATOR), gone);

    assertThat(permissions).isEqualTo(Permission.VIEW_CHANNEL.bit());
  }

  @Test
  void allowanceOfOneRoleWinsOverDenialOfAnother() {
    RoleId muted = new RoleId(3);
    give(EVERYONE, 0, Permission.VIEW_CHANNEL, Permission.SEND_MESSAGES);
    give(MODERATOR, 1);
    give(muted, 2);
    long send = Permission.SEND_MESSAGES.bit();

    long permissions =
        inText(
            member(muted, MODERATOR),
            new Overwrite(MODERATOR.value(), Overwrite.Target.ROLE, send, 0),
            new Overwrite(muted.value(), Overwrite.Target.ROLE, 0, send));

    assertThat(Permission.SEND_MESSAGES.in(permissions)).isTrue();
  }

  @Test
  void administratorsAndOwnersAreNeverTimedOut() {
    give(EVERYONE, 0, Permission.VIEW_CHANNEL);
    give(MODERATOR, 1, Permission.ADMINISTRATOR);
    Standing administrator = new Standing(GUILD, false, List.of(MODERATOR), true);
    Standing owner = new Standing(GUILD, true, List.of(), true);

    assertThat(Permissions.inGuild(administrator, roles::get)).isEqualTo(Permissions.ALL);
    assertThat(Permissions.inGuild(owner, roles::get)).isEqualTo(Permissions.ALL);
    assertThat(inText(administrator)).isEqualTo(Permissions.ALL);
  }

  @Test
  void aThreadAsksForItsOwnPermissionToSend() {
    give(EVERYONE, 0, Permission.VIEW_CHANNEL, Permission.SEND_MESSAGES, Permission.EMBED_LINKS);

    long permissions =
        Permissions.inChannel(
            member(), USER, roles::get, ChannelType.PUBLIC_THREAD, new ArrayList<>());

    assertThat(Permission.toSendIn(ChannelType.PUBLIC_THREAD).in(permissions)).isFalse();
    assertThat(Permission.EMBED_LINKS.in(permissions)).isFalse();
  }

  @Test
  void whoMayNotConnectSeesAVoiceChannelButReadsNothingInIt() {
    give(EVERYONE, 0, Permission.VIEW_CHANNEL, Permission.READ_MESSAGE_HISTORY);

    long permissions =
        Permissions.inChannel(member(), USER, roles::get, ChannelType.VOICE, List.of());

    assertThat(permissions).isEqualTo(Permission.VIEW_CHANNEL.bit());
    assertThat(Permissions.readsMessages(permissions, ChannelType.VOICE)).isFalse();
    assertThat(Permissions.readsMessages(permissions, ChannelType.TEXT)).isTrue();
  }

  private long inText(Standing standing, Overwrite... overwrites) {
    return Permissions.inChannel(standing, USER, roles::get, ChannelType.TEXT, List.of(overwrites));
  }

  private static Standing member(RoleId... roles) {
    return new Standing(GUILD, false, List.of(roles), false);
  }

  private void give(RoleId id, int position, Permission... permissions) {
    roles.put(
        id,
        new Role(
            id,
            GUILD,
            "role",
            0,
            false,
            position,
            Permissions.mask(permissions),
            false,
            false,
            null,
            0));
  }
}
