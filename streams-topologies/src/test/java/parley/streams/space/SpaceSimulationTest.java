package parley.streams.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.Subscription;
import parley.contracts.entity.Overwrite;
import parley.contracts.error.ApiError;
import parley.contracts.id.MessageId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.contracts.message.Command;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.Verdict;
import parley.contracts.permission.Permission;

/// Random commands and permission changes against the naive model: every verdict is the expected
/// one, the log alone rebuilds what the model holds, and a slot hears exactly the log.
class SpaceSimulationTest {
  private static final int STEPS = 200;
  private static final long NEVER_WAS = 1;
  private static final List<UserId> ACTORS =
      List.of(SpaceDriver.OWNER, SpaceDriver.MEMBER, SpaceDriver.MEMBER, SpaceDriver.STRANGER);

  @TempDir Path state;

  private final NaiveSpace expected = new NaiveSpace();
  private final List<MessageId> known = new ArrayList<>(List.of(new MessageId(NEVER_WAS)));
  private Random random = new Random(0);

  static Stream<Long> seeds() {
    return LongStream.range(0, 20).boxed();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldDecideAsTheNaiveModelSays(long seed) {
    random = new Random(seed);
    try (SpaceDriver space = new SpaceDriver(state)) {
      space.foundGuild();
      space.subscription(new Subscription.Alive(0, 1));
      space.subscription(new Subscription.Subscribe(0, 1, SpaceDriver.SPACE, SpaceDriver.OWNER));

      for (int step = 0; step < STEPS; step++) {
        switch (random.nextInt(11)) {
          case 0 -> flip(space);
          case 1, 2 -> edit(space);
          case 3 -> delete(space);
          case 4, 5 -> pin(space);
          case 6 -> deleteMany(space);
          default -> send(space, step);
        }
      }

      List<MessageEvent> log = space.log();
      assertThat(log)
          .extracting(event -> event.decision().value())
          .isSorted()
          .doesNotHaveDuplicates();
      assertThat(replayed(log)).isEqualTo(expected.posts);
      assertThat(decided(space.inboxEvents())).isEqualTo(log);
      assertThat(space.deadLetters()).isEmpty();
    }
  }

  private void flip(SpaceDriver space) {
    if (random.nextBoolean()) {
      expected.memberWrites = !expected.memberWrites;
      space.put(
          SpaceDriver.member(
              SpaceDriver.MEMBER,
              expected.memberWrites ? new RoleId[] {SpaceDriver.WRITERS} : new RoleId[0]));
    } else {
      expected.memberSees = !expected.memberSees;
      long denied = expected.memberSees ? 0 : Permission.VIEW_CHANNEL.bit();
      space.put(
          SpaceDriver.channel(
              List.of(
                  new Overwrite(SpaceDriver.MEMBER.value(), Overwrite.Target.MEMBER, 0, denied))));
    }
  }

  private void send(SpaceDriver space, int step) {
    UserId author = actor();
    String nonce = random.nextInt(3) == 0 ? "n" + random.nextInt(3) : null;
    Command.SendMessage command = SpaceDriver.send(author, "post " + step, nonce);
    Verdict verdict = space.verdict(space.ask(command));
    MessageId before = expected.repeated(author, nonce);
    if (before != null) {
      NaiveSpace.Post post = expected.posts.get(before);
      assertVerdict(command, verdict, post == null ? ApiError.UNKNOWN_MESSAGE : null);
      if (post != null) {
        assertThat(message(verdict).id()).isEqualTo(before);
        assertThat(message(verdict).content()).isEqualTo(post.content());
      }
      return;
    }
    assertVerdict(command, verdict, expected.send(author));
    if (verdict instanceof Verdict.Accepted) {
      expected.sent(message(verdict).id(), author, command.content(), nonce);
      known.add(message(verdict).id());
    }
  }

  private void edit(SpaceDriver space) {
    UserId actor = actor();
    MessageId id = anyMessage();
    String content = "edit " + random.nextInt();
    Command command = SpaceDriver.edit(actor, id, content, null);
    Verdict verdict = space.verdict(space.ask(command));
    assertVerdict(command, verdict, expected.edit(actor, id));
    if (verdict instanceof Verdict.Accepted) {
      expected.edited(id, content);
    }
  }

  private void delete(SpaceDriver space) {
    UserId actor = actor();
    MessageId id = anyMessage();
    Command command = SpaceDriver.delete(actor, id, null);
    Verdict verdict = space.verdict(space.ask(command));
    assertVerdict(command, verdict, expected.delete(actor, id));
    if (verdict instanceof Verdict.Deleted) {
      expected.deleted(id);
    }
  }

  private void pin(SpaceDriver space) {
    UserId actor = actor();
    MessageId id = anyMessage();
    boolean pinned = random.nextBoolean();
    Command command =
        pinned ? SpaceDriver.pin(actor, id, null) : SpaceDriver.unpin(actor, id, null);
    Verdict verdict = space.verdict(space.ask(command));
    assertVerdict(command, verdict, expected.pin(actor, id));
    if (verdict instanceof Verdict.Done) {
      expected.pinned(id, pinned);
    }
  }

  private void deleteMany(SpaceDriver space) {
    UserId actor = actor();
    List<MessageId> ids =
        Stream.generate(this::anyMessage)
            .limit(3)
            .filter(id -> id.value() != NEVER_WAS)
            .distinct()
            .toList();
    if (ids.isEmpty()) {
      return;
    }
    Command command = SpaceDriver.delete(actor, ids, List.of());
    Verdict verdict = space.verdict(space.ask(command));
    assertVerdict(command, verdict, expected.deleteMany(actor));
    if (!(verdict instanceof Verdict.Refused)) {
      ids.forEach(expected::deleted);
    }
  }

  private static void assertVerdict(Command command, Verdict verdict, @Nullable ApiError error) {
    if (error == null) {
      assertThat(verdict).isNotInstanceOf(Verdict.Refused.class);
    } else {
      assertThat(verdict).isEqualTo(new Verdict.Refused(command.header().id(), error.refusal()));
    }
  }

  private static Map<MessageId, NaiveSpace.Post> replayed(List<MessageEvent> log) {
    Map<MessageId, NaiveSpace.Post> posts = new HashMap<>();
    for (MessageEvent event : log) {
      switch (event) {
        case MessageEvent.Created created -> put(posts, created.message());
        case MessageEvent.Updated updated -> put(posts, updated.message());
        case MessageEvent.Deleted deleted -> posts.remove(deleted.message());
        case MessageEvent.MessagesDeleted deleted -> deleted.messages().forEach(posts::remove);
        case MessageEvent.PinsChanged changed -> assertThat(pinned(posts, changed)).isTrue();
        case MessageEvent.ReactionAdded _,
            MessageEvent.ReactionRemoved _,
            MessageEvent.ReactionsCleared _,
            MessageEvent.Unknown _ ->
            throw new AssertionError(event);
      }
    }
    return posts;
  }

  private static void put(Map<MessageId, NaiveSpace.Post> posts, Message message) {
    if (!message.isSystem()) {
      posts.put(
          message.id(),
          new NaiveSpace.Post(message.author().id(), message.content(), message.pinned()));
    }
  }

  /// Whether the message says of itself what the event says of it.
  private static boolean pinned(
      Map<MessageId, NaiveSpace.Post> posts, MessageEvent.PinsChanged changed) {
    NaiveSpace.Post post = posts.get(changed.message());
    return post != null && post.pinned() == changed.pinned();
  }

  private static List<MessageEvent> decided(List<InboxEvent> inbox) {
    List<MessageEvent> events = new ArrayList<>();
    for (InboxEvent event : inbox) {
      if (event instanceof InboxEvent.MessageDecided decided) {
        events.add(decided.event());
      }
    }
    return events;
  }

  private static Message message(Verdict verdict) {
    return ((Verdict.Accepted) verdict).message();
  }

  private UserId actor() {
    return ACTORS.get(random.nextInt(ACTORS.size()));
  }

  private MessageId anyMessage() {
    return known.get(random.nextInt(known.size()));
  }
}
