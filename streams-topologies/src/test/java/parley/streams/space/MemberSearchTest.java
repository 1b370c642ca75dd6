package parley.streams.space;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.streams.space.SpaceDriver.GUILD;
import static parley.streams.space.SpaceDriver.MEMBER;
import static parley.streams.space.SpaceDriver.OWNER;
import static parley.streams.space.SpaceDriver.SPACE;
import static parley.streams.space.SpaceDriver.START;
import static parley.streams.space.SpaceDriver.STRANGER;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.MemberQuery;
import parley.contracts.edge.Subscription;
import parley.contracts.entity.Member;
import parley.contracts.entity.User;
import parley.contracts.id.UserId;

class MemberSearchTest {
  private static final long EPOCH = 10;

  @TempDir Path state;
  private SpaceDriver space;
  private long request;

  @BeforeEach
  void start() {
    space = new SpaceDriver(state);
    space.foundGuild();
    space.subscription(new Subscription.Alive(0, EPOCH));
  }

  @AfterEach
  void stop() {
    assertThat(space.deadLetters()).isEmpty();
    space.close();
  }

  @Test
  void findsMembersByTheBeginningOfAnyOfTheirNames() {
    space.put(member(1, "anton", "Zoe", null));
    space.put(member(2, "berta", null, "AntHill"));
    space.put(member(3, "caesar", null, null));

    assertThat(find(new MemberQuery.Prefix("ANT", 100)).members())
        .extracting(member -> member.user().id().value())
        .containsExactlyInAnyOrder(1L, 2L);
    assertThat(find(new MemberQuery.Prefix("zo", 100)).members()).hasSize(1);
    assertThat(find(new MemberQuery.Prefix("ant", 1)).members()).hasSize(1);
  }

  @Test
  void forgetsNamesThatAMemberBearsNoLonger() {
    space.put(member(1, "anton", null, "Zoe"));
    space.put(member(1, "anton", null, "Yan"));

    assertThat(find(new MemberQuery.Prefix("zoe", 100)).members()).isEmpty();
    assertThat(find(new MemberQuery.Prefix("yan", 100)).members()).hasSize(1);

    space.remove(member(1, "anton", null, "Yan").key());
    assertThat(find(new MemberQuery.Prefix("yan", 100)).members()).isEmpty();
    assertThat(find(new MemberQuery.Prefix("anton", 100)).members()).isEmpty();
  }

  @Test
  void findsThoseOfSomeUsersWhoAreMembers() {
    assertThat(find(new MemberQuery.Named(List.of(OWNER, STRANGER))).members())
        .extracting(member -> member.user().id())
        .containsExactly(OWNER);
  }

  @Test
  void turnsPagesUntilAllMembersWereThere() {
    LongStream.rangeClosed(1, 25).forEach(id -> space.put(member(id, "m" + id, null, null)));
    List<Long> seen = new ArrayList<>();
    InboxEvent.MembersFound page = find(new MemberQuery.Page(new UserId(0), 10));
    while (page.more()) {
      assertThat(page.members()).hasSize(10);
      page.members().forEach(member -> seen.add(member.user().id().value()));
      page = find(new MemberQuery.Page(new UserId(seen.getLast()), 10));
    }
    page.members().forEach(member -> seen.add(member.user().id().value()));

    assertThat(seen).hasSize(27).isSorted().doesNotHaveDuplicates();
    assertThat(seen).contains(OWNER.value(), MEMBER.value());
  }

  @Test
  void keepsAPageFarBelowTheBrokersLimit() {
    Member heavy =
        new Member(
            GUILD,
            user(0, "heavy", null),
            null,
            LongStream.range(0, 250)
                .mapToObj(role -> new parley.contracts.id.RoleId(-1 - role))
                .toList(),
            START,
            false,
            false,
            0,
            false,
            null);
    for (long id = 1; id <= 300; id++) {
      space.put(
          new Member(
              GUILD,
              user(id, "heavy" + id, null),
              null,
              heavy.roles(),
              START,
              false,
              false,
              0,
              false,
              null));
    }

    InboxEvent.MembersFound page = find(new MemberQuery.Page(new UserId(0), 1_000));
    assertThat(page.more()).isTrue();
    assertThat(page.members()).hasSizeBetween(50, 250);
  }

  @Test
  void tellsStrangersNothing() {
    assertThat(find(STRANGER, new MemberQuery.Page(new UserId(0), 10)).members()).isEmpty();
  }

  @Test
  void answersNoFormerLife() {
    space.subscription(
        new Subscription.RequestMembers(
            0, EPOCH - 1, SPACE, OWNER, 1, new MemberQuery.Page(new UserId(0), 10)));

    assertThat(space.inboxEvents()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void findsWhatANaiveModelFinds(long seed) {
    Random random = new Random(seed);
    Map<Long, Member> model = new TreeMap<>();
    for (int step = 0; step < 300; step++) {
      long id = 1 + random.nextInt(20);
      if (random.nextInt(4) == 0) {
        Member gone = model.remove(id);
        if (gone != null) {
          space.remove(gone.key());
        }
      } else {
        Member member = member(id, name(random), name(random), name(random));
        model.put(id, member);
        space.put(member);
      }
      String prefix = name(random);
      Map<Long, Member> expected = new HashMap<>();
      model.forEach(
          (user, member) -> {
            if (names(member).anyMatch(name -> name.startsWith(prefix.toLowerCase(Locale.ROOT)))) {
              expected.put(user, member);
            }
          });
      assertThat(find(new MemberQuery.Prefix(prefix, 100)).members())
          .as("seed %d, step %d, prefix %s", seed, step, prefix)
          .containsExactlyInAnyOrderElementsOf(expected.values());
    }
  }

  private static Stream<String> names(Member member) {
    return Stream.of(member.user().username(), member.user().globalName(), member.nick())
        .map(name -> name == null ? "" : name.toLowerCase(Locale.ROOT));
  }

  private static String name(Random random) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i <= random.nextInt(3); i++) {
      name.append("aAbBüÜ".charAt(random.nextInt(6)));
    }
    return name.toString();
  }

  private InboxEvent.MembersFound find(MemberQuery query) {
    return find(OWNER, query);
  }

  private InboxEvent.MembersFound find(UserId asker, MemberQuery query) {
    request++;
    space.inbox();
    space.subscription(new Subscription.RequestMembers(0, EPOCH, SPACE, asker, request, query));
    InboxEvent.MembersFound found = (InboxEvent.MembersFound) space.inboxEvents().getFirst();
    assertThat(found.request()).isEqualTo(request);
    return found;
  }

  private static Member member(
      long id, String username, @Nullable String globalName, @Nullable String nick) {
    return new Member(
        GUILD,
        user(id, username, globalName),
        nick,
        List.of(),
        START,
        false,
        false,
        0,
        false,
        null);
  }

  private static User user(long id, String username, @Nullable String globalName) {
    return new User(new UserId(id), username, globalName, null, false, 0);
  }
}
