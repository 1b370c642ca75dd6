package parley.gateway.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.MemberQuery;
import parley.contracts.entity.Member;
import parley.contracts.entity.User;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.payload.MemberChunk;
import parley.gateway.frame.ClientFrame;

class MemberRequestTest {
  private static final GuildId GUILD = new GuildId(100);

  @Test
  void saysWhoWasNotFound() {
    MemberRequest request =
        new MemberRequest(
            asked(null, 0, List.of(new UserId(1), new UserId(2), new UserId(3))), 5, false, false);

    MemberChunk chunk = request.take(found(List.of(member(2)), false)).getFirst();
    assertThat(chunk.members()).containsExactly(member(2));
    assertThat(chunk.notFound()).containsExactly(new UserId(1), new UserId(3));
    assertThat(chunk.count()).isOne();
    assertThat(request.isComplete()).isTrue();
  }

  @Test
  void findsAHundredByNameAtMost() {
    assertThat(new MemberRequest(asked("a", 0, List.of()), 5, false, false).next())
        .isEqualTo(new MemberQuery.Prefix("a", 100));
    assertThat(new MemberRequest(asked("a", 500, List.of()), 5, false, false).next())
        .isEqualTo(new MemberQuery.Prefix("a", 100));
    assertThat(new MemberRequest(asked("a", 7, List.of()), 5, false, false).next())
        .isEqualTo(new MemberQuery.Prefix("a", 7));
  }

  @Test
  void showsPeopleAHundredOfAllAtMost() {
    MemberRequest request = new MemberRequest(asked("", 0, List.of()), 1_000_000, true, false);

    assertThat(request.next()).isEqualTo(new MemberQuery.Page(new UserId(0), 100));
    assertThat(request.take(found(members(1, 100), true))).hasSize(1);
    assertThat(request.isComplete()).isTrue();
  }

  @Test
  void keepsItsWordOnTheNumberOfChunks() {
    MemberRequest shrunk = new MemberRequest(asked("", 0, List.of()), 2_500, false, false);
    List<MemberChunk> chunks = new ArrayList<>(shrunk.take(found(members(1, 1_000), true)));
    chunks.addAll(shrunk.take(found(members(1_001, 1_200), false)));
    assertThat(chunks).extracting(MemberChunk::count).containsOnly(3);
    assertThat(chunks).extracting(MemberChunk::index).containsExactly(0, 1, 2);
    assertThat(chunks.getLast().members()).isEmpty();

    MemberRequest grown = new MemberRequest(asked("", 0, List.of()), 900, false, false);
    assertThat(grown.take(found(members(1, 1_000), true))).hasSize(1);
    assertThat(grown.isComplete()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void tellsEveryMemberOnceHoweverThePagesAreCut(long seed) {
    Random random = new Random(seed);
    int count = random.nextInt(5_000);
    int limit = random.nextBoolean() ? 0 : 1 + random.nextInt(6_000);
    List<Member> all = members(1, count);
    MemberRequest request = new MemberRequest(asked("", limit, List.of()), count, false, false);
    List<MemberChunk> chunks = new ArrayList<>();
    while (!request.isComplete()) {
      MemberQuery.Page next = (MemberQuery.Page) request.next();
      int from = (int) next.after().value();
      int to = Math.min(count, from + Math.min(next.limit(), 1 + random.nextInt(1_000)));
      chunks.addAll(request.take(found(all.subList(from, to), to < count)));
    }

    List<Member> told = new ArrayList<>();
    chunks.forEach(chunk -> told.addAll(chunk.members()));
    assertThat(told)
        .as("seed %d", seed)
        .isEqualTo(all.subList(0, limit == 0 ? count : Math.min(limit, count)));
    assertThat(chunks).extracting(MemberChunk::count).containsOnly(chunks.size());
    assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.members()).hasSizeLessThan(1_001));
  }

  static InboxEvent.MembersFound found(List<Member> members, boolean more) {
    return new InboxEvent.MembersFound(1, members, List.of(), more);
  }

  static ClientFrame.RequestMembers asked(@Nullable String prefix, int limit, List<UserId> users) {
    return new ClientFrame.RequestMembers(GUILD, prefix, limit, users, false, null);
  }

  static List<Member> members(long first, long last) {
    return LongStream.rangeClosed(first, last).mapToObj(MemberRequestTest::member).toList();
  }

  static Member member(long id) {
    return new Member(
        GUILD,
        new User(new UserId(id), "m" + id, null, null, false, 0),
        null,
        List.of(),
        Instant.EPOCH,
        false,
        false,
        0,
        false,
        null);
  }
}
