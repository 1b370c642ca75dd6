package parley.gateway.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.Account;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.Relationship;
import parley.contracts.entity.User;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.payload.GuildCreation;
import parley.contracts.presence.Device;
import parley.contracts.presence.Presence;
import parley.contracts.presence.PresentMember;
import parley.contracts.presence.Status;
import parley.gateway.dispatch.Intent;
import parley.gateway.dispatch.Intents;
import parley.gateway.fanout.Fanout;
import parley.gateway.session.Seat;

class PresenceEventsTest {
  private static final GuildId GUILD = new GuildId(1);
  private static final UserId ANN = new UserId(10);
  private static final UserId BEN = new UserId(11);
  private static final UserId CAT = new UserId(12);
  private static final Instant NOW = Instant.ofEpochMilli(1);

  private final Fanout fanout =
      new Fanout(
          List.of(tasks -> tasks.forEach(Runnable::run)), (type, sessions, decidedAtMs) -> {});
  private final PresenceEvents events = new PresenceEvents(fanout);
  private final Listening person = new Listening();
  private final Listening bot = new Listening();
  private final Listening deaf = new Listening();
  private final Seat ann = Listening.seat(ANN, Intents.ALL, false, person);
  private final Seat watcher =
      Listening.seat(ANN, Intents.of(Intent.GUILDS, Intent.GUILD_PRESENCES), true, bot);
  private GuildSpace guild = guild(3);

  @BeforeEach
  void gather() {
    enter();
  }

  @Test
  void tellsThoseWhoAskedForIt() {
    tell(present(BEN, Status.DND));

    assertThat(bot.heard())
        .containsExactly(
            "PRESENCE_UPDATE {\"user\":{\"id\":\"11\"},\"guild_id\":\"1\",\"status\":\"dnd\","
                + "\"activities\":[{\"name\":\"x\"}],\"client_status\":{\"mobile\":\"dnd\"}}");
    assertThat(person.heard()).hasSize(1);
    assertThat(deaf.heard()).isEmpty();
  }

  @Test
  void sparesPeopleTheComingAndGoingInLargeGuilds() {
    guild = guild(251);
    enter();
    tell(present(BEN, Status.DND));

    assertThat(bot.heard()).hasSize(1);
    assertThat(person.heard()).isEmpty();
  }

  @Test
  void showsWhoComesTheWholeOfASmallGuild() {
    load(true, new PresentMember(Presence.offline(CAT), member(CAT)));
    tell(new PresentMember(present(BEN, Status.DND).presence(), member(BEN)));

    GuildCreation creation = guild.creationFor(member(ANN), watcher);
    assertThat(creation.members()).containsExactlyInAnyOrder(member(ANN), member(BEN), member(CAT));
    assertThat(creation.presences()).extracting(Presence::user).containsExactly(BEN);
    assertThat(guild.creationFor(member(ANN), ann).members()).hasSize(3);
  }

  @Test
  void showsWhoComesOnlyThoseWhoAreThereInALargeGuild() {
    guild = guild(51);
    load(true, new PresentMember(Presence.offline(CAT), member(CAT)));
    tell(new PresentMember(present(BEN, Status.DND).presence(), member(BEN)));
    assertThat(guild.creationFor(member(ANN), watcher).members())
        .containsExactlyInAnyOrder(member(ANN), member(BEN));

    tell(new PresentMember(Presence.offline(BEN), null));
    assertThat(guild.creationFor(member(ANN), watcher).members()).containsExactly(member(ANN));
    assertThat(guild.creationFor(member(ANN), watcher).presences()).isEmpty();
  }

  @Test
  void showsNobodyToThoseWhoDidNotAsk() {
    load(true, present(BEN, Status.DND, member(BEN)));
    Seat plain = Listening.seat(ANN, Intents.of(Intent.GUILDS), true, deaf);

    assertThat(guild.creationFor(member(ANN), plain).members()).containsExactly(member(ANN));
    assertThat(guild.creationFor(member(ANN), plain).presences()).isEmpty();
  }

  @Test
  void tellsOfFriendsOnly() {
    UserSpace user = new UserSpace();
    user.load(
        new InboxEvent.UserSnapshot(
            0,
            0,
            new Account(user(ANN), null, false, "en-US", 0, null, 1),
            List.of(),
            List.of(),
            List.of(),
            List.of(
                new Relationship(ANN, user(BEN), Relationship.Type.FRIEND, null, NOW),
                new Relationship(ANN, user(CAT), Relationship.Type.BLOCKED, null, NOW)),
            List.of(),
            List.of(present(BEN, Status.IDLE).presence(), present(CAT, Status.IDLE).presence())));
    user.seats().add(ann);
    assertThat(user.friends()).extracting(Presence::user).containsExactly(BEN);

    events.apply(user, List.of(present(BEN, Status.DND), present(CAT, Status.DND)), 1);
    fanout.flush();
    assertThat(person.heard())
        .containsExactly(
            "PRESENCE_UPDATE {\"user\":{\"id\":\"11\"},\"status\":\"dnd\","
                + "\"activities\":[{\"name\":\"x\"}],\"client_status\":{\"mobile\":\"dnd\"}}");
  }

  private void enter() {
    guild.put(member(ANN), NOW);
    guild.index().addSeat(ann);
    guild.index().addSeat(watcher);
    guild.index().addSeat(Listening.seat(ANN, Intents.of(Intent.GUILDS), true, deaf));
  }

  private void load(boolean complete, PresentMember... roster) {
    guild.load(
        new InboxEvent.GuildSnapshot(
            0,
            1,
            guild.rows().guild(),
            List.of(),
            List.of(),
            List.of(),
            List.of(roster),
            complete,
            List.of(),
            List.of(),
            List.of(),
            List.of()),
        NOW);
  }

  private void tell(PresentMember... changed) {
    events.apply(guild, List.of(changed), 1);
    fanout.flush();
  }

  private static PresentMember present(UserId user, Status status) {
    return present(user, status, null);
  }

  private static PresentMember present(UserId user, Status status, @Nullable Member row) {
    return new PresentMember(
        new Presence(user, status, Map.of(Device.MOBILE, status), List.of("{\"name\":\"x\"}")),
        row);
  }

  private static Member member(UserId id) {
    return new Member(GUILD, user(id), null, List.of(), NOW, false, false, 0, false, null);
  }

  private static User user(UserId id) {
    return new User(id, "user" + id, null, null, false, 0);
  }

  private static GuildSpace guild(int members) {
    return new GuildSpace(
        new Guild(
            GUILD, "guild", null, ANN, null, null, 300, 0, 0, 0, 0, 0, null, "en-US", 0, members, 1,
            false),
        1);
  }
}
