package parley.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
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
import parley.contracts.id.CredentialId;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.contracts.permission.Permission;
import parley.contracts.permission.Permissions;
import parley.contracts.permission.Standing;
import parley.gateway.dispatch.Body;
import parley.gateway.dispatch.EventType;
import parley.gateway.dispatch.Intent;
import parley.gateway.dispatch.Intents;
import parley.gateway.dispatch.Viewer;
import parley.gateway.frame.ClientFrame;
import parley.gateway.frame.CloseCode;
import parley.gateway.resume.ReplayLimits;
import parley.gateway.session.Outlet;
import parley.gateway.session.Seat;
import parley.gateway.session.Session;

/// Compares the index with a look at every member, through random changes of everything.
class ReceiverIndexTest {
  private static final GuildId GUILD = new GuildId(1);
  private static final Instant NOW = Instant.ofEpochMilli(1);

  private final GuildRows rows = new GuildRows(guild());
  private final ReceiverIndex index = new ReceiverIndex(rows, 1);
  private final Map<UserId, Member> members = new HashMap<>();
  private final Map<RoleId, Role> roles = new HashMap<>();
  private final List<Seat> seats = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void findsTheSessionsThatALookAtEveryMemberFinds(long seed) {
    Random random = new Random(seed);
    put(role(new RoleId(GUILD.value()), random));
    for (int step = 0; step < 400; step++) {
      change(random);
      for (Channel channel : rows.channels()) {
        assertThat(Set.of(index.readersOf(channel, Intent.GUILD_MESSAGES).on(0)))
            .as("seed %d, step %d, channel %s", seed, step, channel)
            .isEqualTo(expected(channel, false));
        assertThat(index.viewersOf(channel))
            .as("seed %d, step %d, viewers of %s", seed, step, channel)
            .extracting(Seat::session)
            .containsExactlyInAnyOrderElementsOf(expected(channel, true));
      }
    }
  }

  private void change(Random random) {
    switch (random.nextInt(6)) {
      case 0 -> put(role(new RoleId(100 + random.nextInt(5)), random));
      case 1 -> {
        RoleId gone = new RoleId(100 + random.nextInt(5));
        roles.remove(gone);
        rows.remove(gone);
        index.forgetReaders();
      }
      case 2 -> {
        rows.put(channel(random));
        index.forgetReaders();
      }
      case 3 -> {
        Member member = member(new UserId(10 + random.nextInt(8)), random);
        members.put(member.user().id(), member);
        index.put(member.user().id(), Standing.of(rows.guild(), member, NOW));
      }
      case 4 -> arrive(random);
      default -> leave(random);
    }
  }

  private void arrive(Random random) {
    UserId user = new UserId(10 + random.nextInt(8));
    if (members.containsKey(user)) {
      Session session =
          new Session(
              "s" + seats.size(),
              new Viewer(user, random.nextInt(4) == 0 ? Intents.of() : Intents.ALL),
              new ReplayLimits(1, 1, Duration.ofSeconds(1)));
      Seat seat =
          new Seat(
              session,
              new CredentialId(1),
              new ClientFrame.Identify("", null, null, 50),
              false,
              new NoOutlet());
      seats.add(seat);
      index.addSeat(seat);
    }
  }

  private void leave(Random random) {
    if (seats.isEmpty()) {
      return;
    }
    if (random.nextBoolean()) {
      index.removeSeat(seats.remove(random.nextInt(seats.size())));
    } else {
      UserId user = seats.get(random.nextInt(seats.size())).user();
      seats.removeIf(seat -> seat.user().equals(user));
      members.remove(user);
      index.remove(user);
    }
  }

  /// @param deafToo whether sessions count that asked for nothing
  private Set<Session> expected(Channel channel, boolean deafToo) {
    Set<Session> readers = new HashSet<>();
    for (Seat seat : seats) {
      Member member = Objects.requireNonNull(members.get(seat.user()));
      long permissions =
          Permissions.inChannel(
              Standing.of(rows.guild(), member, NOW), seat.user(), roles::get, channel);
      if (Permission.VIEW_CHANNEL.in(permissions)
          && (deafToo || !seat.session().viewer().intents().equals(Intents.of()))) {
        readers.add(seat.session());
      }
    }
    return readers;
  }

  private void put(Role role) {
    roles.put(role.id(), role);
    rows.put(role);
    index.forgetReaders();
  }

  private static Role role(RoleId id, Random random) {
    long permissions =
        switch (random.nextInt(6)) {
          case 0 -> Permission.ADMINISTRATOR.bit();
          case 1, 2 -> Permission.VIEW_CHANNEL.bit();
          default -> 0;
        };
    return new Role(id, GUILD, "role", 0, false, 1, permissions, false, false, null, 0);
  }

  private static Channel channel(Random random) {
    List<Overwrite> overwrites = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      boolean forRole = random.nextBoolean();
      long view = Permission.VIEW_CHANNEL.bit();
      boolean allows = random.nextBoolean();
      overwrites.add(
          new Overwrite(
              forRole
                  ? (random.nextBoolean() ? GUILD.value() : 100 + random.nextInt(5))
                  : 10 + random.nextInt(8),
              forRole ? Overwrite.Target.ROLE : Overwrite.Target.MEMBER,
              allows ? view : 0,
              allows ? 0 : view));
    }
    return new Channel(
        new ChannelId(1_000 + random.nextInt(4)),
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

  private static Member member(UserId id, Random random) {
    List<RoleId> held = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      held.add(new RoleId(100 + random.nextInt(5)));
    }
    return new Member(
        GUILD,
        new User(id, "user", null, null, false, 0),
        null,
        held,
        NOW,
        false,
        false,
        0,
        false,
        random.nextInt(5) == 0 ? NOW.plusSeconds(60) : null);
  }

  private static Guild guild() {
    return new Guild(
        GUILD,
        "guild",
        null,
        new UserId(10),
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

  /// A socket on the only loop, which hears nothing.
  private static final class NoOutlet implements Outlet {
    @Override
    public int loop() {
      return 0;
    }

    @Override
    public void bind(Session session) {}

    @Override
    public void supersede() {}

    @Override
    public void refuseResume() {}

    @Override
    public void write(EventType type, long sequence, Body body) {}

    @Override
    public void whenTaken(Runnable task) {}

    @Override
    public void askToReconnect() {}

    @Override
    public void close(CloseCode code) {}
  }
}
