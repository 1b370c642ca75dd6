package parley.gateway.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
import parley.contracts.permission.Permission;
import parley.contracts.permission.Standing;
import parley.contracts.sample.Links;
import parley.gateway.dispatch.Intents;
import parley.gateway.fanout.Fanout;

/// What clients believe to see, after the events that they are told, is compared with a look at
/// every member and channel, through random changes of everything.
class SightsTest {
  private static final GuildId GUILD = new GuildId(1);
  private static final int MEMBERS = 8;
  private static final int CHANNELS = 5;
  private static final int THREADS = 3;
  private static final int ROLES = 4;
  private static final Pattern CHANNEL_EVENT =
      Pattern.compile("CHANNEL_(CREATE|UPDATE|DELETE) \\{\"id\":\"(\\d+)\".*", Pattern.DOTALL);

  private final Fanout fanout =
      new Fanout(
          List.of(tasks -> tasks.forEach(Runnable::run)), (type, sessions, decidedAtMs) -> {});
  private final GuildEvents events = new GuildEvents(fanout, Links.FILES);
  private final GuildSpace guild = new GuildSpace(guild(10), 1);
  private final Map<UserId, Listening> outlets = new HashMap<>();
  private final Map<UserId, Set<Long>> believed = new HashMap<>();
  private long nowMs = 1_000_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void shouldTellEachClientExactlyWhatItCameToSeeAndWhatItLost(long seed) {
    Random random = new Random(seed);
    guild.rows().put(role(GUILD.value(), random));
    for (int number = 0; number < MEMBERS; number++) {
      arrive(new UserId(10 + number), random);
    }
    for (int step = 0; step < 300; step++) {
      @Nullable Long updated = change(random);
      fanout.flush();
      for (UserId user : outlets.keySet()) {
        hear(user, updated, "seed %d, step %d, user %s".formatted(seed, step, user));
      }
    }
  }

  /// @return the channel whose row changed, if one did
  private @Nullable Long change(Random random) {
    nowMs += 10;
    switch (random.nextInt(6)) {
      case 0 -> {
        Role role = role(random.nextBoolean() ? GUILD.value() : roleId(random), random);
        events.applyRole(guild, role.id(), null, role, nowMs);
      }
      case 1 -> events.applyRole(guild, new RoleId(roleId(random)), null, null, nowMs);
      case 2 -> {
        Channel channel = channel(random);
        events.applyChannel(guild, channel.id(), channel, nowMs);
        return channel.id().value();
      }
      case 3 -> {
        ChannelId gone = channel(random).id();
        events.applyChannel(guild, gone, null, nowMs);
        return gone.value();
      }
      case 4 -> {
        Member member = member(new UserId(10 + random.nextInt(MEMBERS)), random);
        events.applyMember(guild, guild.member(member.user().id()), member, nowMs);
      }
      default -> events.applyGuild(guild, null, guild(10 + random.nextInt(MEMBERS)), nowMs);
    }
    return null;
  }

  private void hear(UserId user, @Nullable Long updated, String where) {
    Set<Long> seen = Objects.requireNonNull(believed.get(user));
    Set<Long> before = Set.copyOf(seen);
    List<Long> updates = new ArrayList<>();
    for (String event : Objects.requireNonNull(outlets.get(user)).heard()) {
      Matcher told = CHANNEL_EVENT.matcher(event);
      if (told.matches()) {
        long id = Long.parseLong(told.group(2));
        switch (told.group(1)) {
          case "CREATE" -> assertThat(seen.add(id)).as("%s comes to see %d", where, id).isTrue();
          case "DELETE" -> assertThat(seen.remove(id)).as("%s loses %d", where, id).isTrue();
          default -> updates.add(id);
        }
      }
    }
    assertThat(seen).as(where).isEqualTo(expected(user));
    boolean kept = updated != null && before.contains(updated) && seen.contains(updated);
    assertThat(updates).as(where).isEqualTo(kept ? List.of(updated) : List.of());
  }

  private Set<Long> expected(UserId user) {
    Member member = Objects.requireNonNull(guild.member(user));
    Standing standing = Standing.of(guild.rows().guild(), member, Instant.ofEpochMilli(nowMs));
    Set<Long> seen = new HashSet<>();
    for (Channel channel : guild.rows().channels()) {
      if (Permission.VIEW_CHANNEL.in(guild.rows().permissions(standing, user, channel))) {
        seen.add(channel.id().value());
      }
    }
    return seen;
  }

  private void arrive(UserId user, Random random) {
    Listening outlet = new Listening();
    outlets.put(user, outlet);
    believed.put(user, new HashSet<>());
    guild.put(member(user, random), Instant.ofEpochMilli(nowMs));
    guild.index().addSeat(Listening.seat(user, Intents.ALL, false, outlet));
  }

  private static long roleId(Random random) {
    return 100 + random.nextInt(ROLES);
  }

  private static Role role(long id, Random random) {
    long permissions =
        switch (random.nextInt(6)) {
          case 0 -> Permission.ADMINISTRATOR.bit();
          case 1, 2 -> Permission.VIEW_CHANNEL.bit();
          default -> 0;
        };
    return new Role(new RoleId(id), GUILD, "role", 0, false, 1, permissions, false, false, null, 0);
  }

  private static Channel channel(Random random) {
    long number = random.nextInt(CHANNELS + THREADS);
    boolean thread = number >= CHANNELS;
    List<Overwrite> overwrites = new ArrayList<>();
    for (int i = thread ? 0 : random.nextInt(4); i > 0; i--) {
      boolean forRole = random.nextBoolean();
      boolean allows = random.nextBoolean();
      long view = Permission.VIEW_CHANNEL.bit();
      long roleOrEveryone = random.nextBoolean() ? GUILD.value() : roleId(random);
      overwrites.add(
          new Overwrite(
              forRole ? roleOrEveryone : 10 + random.nextInt(MEMBERS),
              forRole ? Overwrite.Target.ROLE : Overwrite.Target.MEMBER,
              allows ? view : 0,
              allows ? 0 : view));
    }
    return new Channel(
        new ChannelId(1_000 + number),
        GUILD,
        thread ? ChannelType.PUBLIC_THREAD : ChannelType.TEXT,
        "channel",
        null,
        0,
        thread ? new ChannelId(1_000 + random.nextInt(CHANNELS)) : null,
        false,
        0,
        overwrites,
        0,
        0,
        0);
  }

  private static Member member(UserId id, Random random) {
    List<RoleId> held = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      held.add(new RoleId(roleId(random)));
    }
    return new Member(
        GUILD,
        new User(id, "user", null, null, false, 0),
        null,
        held,
        Instant.EPOCH,
        false,
        false,
        0,
        false,
        null);
  }

  private static Guild guild(long owner) {
    return new Guild(
        GUILD,
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
        1,
        1,
        false);
  }
}
