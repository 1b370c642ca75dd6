package parley.ingress.history;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.contracts.codec.Codec;
import parley.contracts.codec.MalformedRecordException;
import parley.contracts.codec.PinBoardCodec;
import parley.contracts.codec.ReactionPageCodec;
import parley.contracts.codec.TailPageCodec;
import parley.contracts.codec.ThreadTalliesCodec;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.PinBoard;
import parley.contracts.message.Reaction;
import parley.contracts.message.TailEntry;
import parley.contracts.message.ThreadTally;
import parley.contracts.space.Layout;
import parley.contracts.space.SpaceId;

/// The tail over HTTP, asked of the instance of the topologies that owns the space. The owner is
/// remembered for each partition; who is not the owner says who is. When the owner does not answer,
/// the others are asked, since one of them may have a warm copy. Gives up after [#PATIENCE].
final class HttpTail implements Tail, ReactionTail, ThreadTail, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final Duration CONNECT_LIMIT = Duration.ofMillis(500);
  private static final Duration ASK_LIMIT = Duration.ofMillis(2_500);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int OK = 200;
  private static final int MISDIRECTED = 421;
  private static final TailPageCodec PAGES = new TailPageCodec();
  private static final ReactionPageCodec REACTIONS = new ReactionPageCodec();
  private static final PinBoardCodec BOARDS = new PinBoardCodec();
  private static final ThreadTalliesCodec TALLIES = new ThreadTalliesCodec();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();
  private final List<URI> instances;
  private final Layout layout;
  private final LongSupplier nanoTime;
  private final HistoryMetrics metrics;
  private final AtomicReferenceArray<@Nullable URI> owners;

  /// @param instances at least one; the others become known by being named
  HttpTail(List<URI> instances, Layout layout, LongSupplier nanoTime, HistoryMetrics metrics) {
    this.instances = List.copyOf(instances);
    this.layout = layout;
    this.nanoTime = nanoTime;
    this.metrics = metrics;
    this.owners = new AtomicReferenceArray<>(layout.spacePartitions());
  }

  @Override
  public List<TailEntry> read(Page page) {
    StringBuilder question =
        new StringBuilder("/tail/messages?space=")
            .append(page.space())
            .append("&channel=")
            .append(page.channel())
            .append("&limit=")
            .append(page.limit());
    if (page.before() != Long.MAX_VALUE) {
      question.append("&before=").append(page.before());
    }
    if (page.after() != 0) {
      question.append("&after=").append(page.after());
    }
    return ask(page.space(), question.toString(), PAGES);
  }

  @Override
  public Optional<TailEntry> find(SpaceId space, ChannelId channel, MessageId message) {
    String question =
        "/tail/message?space=" + space + "&channel=" + channel + "&message=" + message;
    return ask(space, question, PAGES).stream().findFirst();
  }

  @Override
  public List<Reaction> reactionsOf(
      UserId user, SpaceId space, ChannelId channel, List<MessageId> messages) {
    String ids = messages.stream().map(MessageId::toString).collect(Collectors.joining(","));
    return ask(
        space,
        "/tail/reactions?space="
            + space
            + "&channel="
            + channel
            + "&user="
            + user
            + "&messages="
            + ids,
        REACTIONS);
  }

  @Override
  public List<Reaction> reactors(Reactors reactors) {
    return ask(
        reactors.space(),
        "/tail/reactors?space="
            + reactors.space()
            + "&channel="
            + reactors.channel()
            + "&message="
            + reactors.message()
            + "&emoji="
            + URLEncoder.encode(reactors.emoji(), StandardCharsets.UTF_8)
            + "&after="
            + reactors.after()
            + "&limit="
            + reactors.limit(),
        REACTIONS);
  }

  @Override
  public PinBoard pins(SpaceId space, ChannelId channel) {
    return ask(space, "/tail/pins?space=" + space + "&channel=" + channel, BOARDS);
  }

  @Override
  public List<ThreadTally> tallies(SpaceId space, List<ChannelId> threads) {
    String ids = threads.stream().map(ChannelId::toString).collect(Collectors.joining(","));
    return ask(space, "/tail/threads?space=" + space + "&channel=0&messages=" + ids, TALLIES);
  }

  @Override
  public void close() {
    client.close();
  }

  private <T> T ask(SpaceId space, String question, Codec<T> answers) {
    return metrics.measured(HistoryMetrics.Source.TAIL, () -> askInTime(space, question, answers));
  }

  private <T> T askInTime(SpaceId space, String question, Codec<T> answers) {
    int partition = layout.spacePartition(space);
    long end = nanoTime.getAsLong() + PATIENCE.toNanos();
    String trouble = "";
    for (int turn = 0; nanoTime.getAsLong() < end; turn++) {
      URI instance = instance(partition, turn);
      try {
        HttpResponse<byte[]> answer = send(instance, question, turn > 0);
        if (answer.statusCode() == OK) {
          owners.set(partition, instance);
          return answers.decode(answer.body());
        }
        Optional<String> owner = answer.headers().firstValue("Location-Instance");
        if (answer.statusCode() == MISDIRECTED && owner.isPresent()) {
          URI named = URI.create(owner.get());
          boolean news = !named.equals(owners.getAndSet(partition, named));
          if (news) {
            continue;
          }
        }
        trouble = instance + " answers " + answer.statusCode();
      } catch (IOException e) {
        trouble = instance + ": " + e;
      } catch (MalformedRecordException | IllegalArgumentException e) {
        throw new UnavailableException("the answer of " + instance + " is not readable", e);
      }
      if (owners.compareAndSet(partition, instance, null)) {
        continue;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new UnavailableException("the tail does not answer: " + trouble, null);
  }

  /// The known owner, or the configured instances in turn.
  private URI instance(int partition, int turn) {
    URI owner = owners.get(partition);
    return owner == null ? instances.get(turn % instances.size()) : owner;
  }

  private HttpResponse<byte[]> send(URI instance, String question, boolean standby)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(instance.resolve(question + (standby ? "&standby=true" : "")))
            .timeout(ASK_LIMIT)
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("interrupted", e);
    }
  }
}
