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
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.Overwrite;
import parley.contracts.entity.Role;
import parley.contracts.entity.ThreadDefaults;
import parley.contracts.entity.ThreadMember;
import parley.contracts.entity.ThreadTraits;
import parley.contracts.entity.User;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.contracts.message.ThreadTally;
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
  private static final int THREADS = 6;
  private static final int ROLES = 4;
  private static final Pattern THREAD_EVENT =
      Pattern.compile("THREAD_(CREATE|UPDATE|DELETE) \\{\"id\":\"(\\d+)\".*", Pattern.DOTALL);
  private static final Pattern LISTED_THREAD = Pattern.compile("\\{\"id\":\"(\\d+)\",\"type\":1");
  private static final Pattern LISTED_PARENT = Pattern.compile("\"channel_ids\":\\[\"(\\d+)\"\\]");
  private static final Pattern CHANNEL_EVENT =
      Pattern.compile("CHANNEL_(CREATE|UPDATE|DELETE) \\{\"id\":\"(\\d+)\".*", Pattern.DOTALL);

  private final Fanout fanout =
      new Fanout(
          List.of(tasks -> tasks.forEach(Runnable::run)), (type, sessions, decidedAtMs) -> {});
  private final GuildEvents events = new GuildEvents(fanout, Links.FILES);
  private final ThreadEvents threads = new ThreadEvents(fanout);
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
    switch (random.nextInt(9)) {
      case 6 -> {
        Channel thread = thread(random);
        Channel known = guild.rows().channel(thread.id());
        // The topology tells who is in a thread that was not active before.
        Channel before = known == null ? archived(thread, true) : known;
        threads.apply(
            guild,
            new InboxEvent.ThreadChanged(
                before,
                random.nextInt(6) == 0 ? null : archived(thread, random.nextInt(3) == 0),
                ThreadTally.empty(thread.id()),
                known == null ? someMembers(thread.id(), random) : List.of()),
            nowMs);
      }
      case 7 -> {
        ThreadMember row = threadMember(thread(random).id(), random);
        threads.apply(
            guild,
            new InboxEvent.ThreadMemberChanged(
                guild.rows().threads().member(row.thread(), row.user()), row, null),
            nowMs);
      }
      case 8 -> {
        ThreadMember row = threadMember(thread(random).id(), random);
        if (guild.rows().threads().member(row.thread(), row.user()) != null) {
          threads.apply(guild, new InboxEvent.ThreadMemberChanged(row, null, null), nowMs);
        }
      }
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
      hearOfThreads(event, seen, where);
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

  private void hearOfThreads(String event, Set<Long> seen, String where) {
    Matcher told = THREAD_EVENT.matcher(event);
    if (told.matches()) {
      long id = Long.parseLong(told.group(2));
      switch (told.group(1)) {
        case "CREATE" -> assertThat(seen.add(id)).as("%s comes to see %d", where, id).isTrue();
        case "DELETE" -> seen.remove(id);
        default -> {
          if (event.contains("\"archived\":true")) {
            seen.remove(id);
          } else {
            seen.add(id);
          }
        }
      }
    } else if (event.startsWith("THREAD_LIST_SYNC")) {
      Matcher parent = LISTED_PARENT.matcher(event);
      assertThat(parent.find()).as(event).isTrue();
      long of = Long.parseLong(parent.group(1));
      assertThat(seen).as("%s sees the channel of listed threads", where).contains(of);
      seen.removeIf(id -> id >= 1_000 + CHANNELS && parent(id).value() == of);
      Matcher listed = LISTED_THREAD.matcher(event);
      while (listed.find()) {
        seen.add(Long.parseLong(listed.group(1)));
      }
    }
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
          case 1 -> Permission.VIEW_CHANNEL.bit();
          case 2 -> Permission.VIEW_CHANNEL.bit() | Permission.MANAGE_THREADS.bit();
          default -> 0;
        };
    return new Role(new RoleId(id), GUILD, "role", 0, false, 1, permissions, false, false, null, 0);
  }

  private static Channel channel(Random random) {
    long number = random.nextInt(CHANNELS);
    List<Overwrite> overwrites = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
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
        ChannelType.TEXT,
        "channel",
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

  private static ChannelId parent(long thread) {
    return new ChannelId(1_000 + thread % CHANNELS);
  }

  private static Channel thread(Random random) {
    long id = 1_000 + CHANNELS + random.nextInt(THREADS);
    ThreadTraits traits =
        new ThreadTraits(
            new UserId(10), Instant.EPOCH, false, Instant.EPOCH, 60, false, true, 0, List.of());
    return new Channel(
        new ChannelId(id),
        GUILD,
        id % 2 == 0 ? ChannelType.PUBLIC_THREAD : ChannelType.PRIVATE_THREAD,
        "thread " + random.nextInt(1_000),
        null,
        0,
        parent(id),
        false,
        0,
        List.of(),
        0,
        0,
        0,
        ThreadDefaults.NONE,
        null,
        traits);
  }

  private static Channel archived(Channel thread, boolean archived) {
    ThreadTraits traits = Objects.requireNonNull(thread.thread());
    return thread.with(traits.withArchived(archived, Instant.EPOCH));
  }

  private List<ThreadMember> someMembers(ChannelId thread, Random random) {
    List<ThreadMember> members = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      members.add(threadMember(thread, random));
    }
    return members;
  }

  private static ThreadMember threadMember(ChannelId thread, Random random) {
    return new ThreadMember(
        GUILD, thread, new UserId(10 + random.nextInt(MEMBERS)), Instant.EPOCH, 0);
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
