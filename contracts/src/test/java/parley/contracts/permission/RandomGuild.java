package parley.contracts.permission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
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

/// A guild with roles, a member and a channel, all by chance; ids are few, so that they meet.
///
/// @param joined whether the member is in the channel, if that is a thread
record RandomGuild(
    Guild guild,
    Map<RoleId, Role> roles,
    Member member,
    Channel channel,
    Channel parent,
    boolean joined) {
  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static final long GUILD = 1;
  private static final int ROLES = 6;
  private static final long USER = 100;

  static RandomGuild make(Random random) {
    GuildId id = new GuildId(GUILD);
    Map<RoleId, Role> roles = new HashMap<>();
    if (random.nextInt(50) > 0) {
      put(roles, id, GUILD, random);
    }
    for (long role = GUILD + 1; role <= GUILD + ROLES; role++) {
      if (random.nextInt(4) > 0) {
        put(roles, id, role, random);
      }
    }
    Channel parent = channel(random, id, 200, type(random, false));
    Channel channel = channel(random, id, 201, type(random, true));
    return new RandomGuild(
        guild(random, id), roles, member(random, id), channel, parent, random.nextBoolean());
  }

  /// The channel whose overwrites count.
  Channel overwriteHolder() {
    return channel.type().isThread() ? parent : channel;
  }

  private static void put(Map<RoleId, Role> roles, GuildId guild, long id, Random random) {
    Role role =
        new Role(
            new RoleId(id),
            guild,
            "role " + id,
            0,
            false,
            random.nextInt(4),
            permissions(random),
            false,
            false,
            null,
            0);
    roles.put(role.id(), role);
  }

  private static Guild guild(Random random, GuildId id) {
    long owner = random.nextInt(10) == 0 ? USER : USER + 1;
    return new Guild(
        id,
        "guild",
        null,
        new UserId(owner),
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
        2,
        1,
        false);
  }

  private static Member member(Random random, GuildId guild) {
    List<RoleId> roles = new ArrayList<>();
    for (long role = GUILD + 1; role <= GUILD + ROLES; role++) {
      if (random.nextBoolean()) {
        roles.add(new RoleId(role));
      }
    }
    User user = new User(new UserId(USER), "someone", null, null, false, 0);
    return new Member(guild, user, null, roles, NOW, false, false, 0, false, timeout(random));
  }

  private static @Nullable Instant timeout(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> NOW.plusSeconds(1);
      case 1 -> NOW;
      case 2 -> NOW.minusSeconds(1);
      default -> null;
    };
  }

  private static ChannelType type(Random random, boolean threads) {
    while (true) {
      ChannelType type = ChannelType.values()[random.nextInt(ChannelType.values().length)];
      if (threads || !type.isThread()) {
        return type;
      }
    }
  }

  private static Channel channel(Random random, GuildId guild, long id, ChannelType type) {
    List<Overwrite> overwrites = new ArrayList<>();
    for (long role = GUILD; role <= GUILD + ROLES; role++) {
      if (random.nextInt(3) == 0) {
        overwrites.add(overwrite(random, role, Overwrite.Target.ROLE));
      }
    }
    for (long user = USER; user <= USER + 1; user++) {
      if (random.nextInt(3) == 0) {
        overwrites.add(overwrite(random, user, Overwrite.Target.MEMBER));
      }
    }
    if (random.nextInt(10) == 0) {
      // A member's overwrite whose id is a role's, and the other way round.
      overwrites.add(overwrite(random, GUILD + 1, Overwrite.Target.MEMBER));
      overwrites.add(overwrite(random, USER, Overwrite.Target.ROLE));
    }
    Collections.shuffle(overwrites, random);
    return new Channel(
        new ChannelId(id), guild, type, "channel", null, 0, null, false, 0, overwrites, 0, 0, 0);
  }

  private static Overwrite overwrite(Random random, long id, Overwrite.Target target) {
    long allow = sparse(random);
    return new Overwrite(id, target, allow, sparse(random) & (random.nextBoolean() ? ~allow : -1L));
  }

  /// Every permission by a toss, but administrators are rare.
  private static long permissions(Random random) {
    long mask = random.nextLong() & Permissions.ALL;
    return random.nextInt(12) == 0
        ? mask | Permission.ADMINISTRATOR.bit()
        : mask & ~Permission.ADMINISTRATOR.bit();
  }

  private static long sparse(Random random) {
    long half = random.nextLong();
    return half & random.nextLong() & Permissions.ALL;
  }
}
