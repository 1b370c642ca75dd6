package parley.ingress.history;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Message;
import parley.contracts.message.PinBoard;
import parley.contracts.message.TailEntry;
import parley.contracts.snowflake.Snowflake;
import parley.contracts.space.SpaceId;
import parley.ingress.http.RefusedException;

/// Reads messages: the tail over the archive. What was accepted before the question is in the
/// answer, since a decision leaves the tail only when the archive has it, and the tail is always
/// read first. Without the tail there is no answer, rather than a stale one; without the archive
/// there is one as long as everything asked for is recent.
public final class History {
  private static final Logger logger = LoggerFactory.getLogger(History.class);

  /// Every decision stays in the tail for longer than this.
  static final Duration TAIL_COVERS = Duration.ofSeconds(60);

  /// How many entries of the tail are read at a time, beyond what is asked for.
  private static final int TAIL_MARGIN = 50;

  private final Tail tail;
  private final Archive archive;
  private final InstantSource clock;

  History(Tail tail, Archive archive, InstantSource clock) {
    this.tail = tail;
    this.archive = archive;
    this.clock = clock;
  }

  /// A page of messages, in its direction.
  ///
  /// @throws RefusedException with 503 when a source that is needed is away
  public List<Message> read(Page page) {
    try {
      return readRanges(page);
    } catch (UnavailableException e) {
      throw refused(e);
    }
  }

  public Optional<Message> find(SpaceId space, ChannelId channel, MessageId message) {
    try {
      Optional<TailEntry> recent = tail.find(space, channel, message);
      if (recent.isPresent()) {
        return Optional.ofNullable(recent.get().message());
      }
      return isCovered(message.value()) ? Optional.empty() : archive.find(channel, message);
    } catch (UnavailableException e) {
      throw refused(e);
    }
  }

  /// The pins of a channel, newest first.
  public PinBoard pins(SpaceId space, ChannelId channel) {
    try {
      return tail.pins(space, channel);
    } catch (UnavailableException e) {
      throw refused(e);
    }
  }

  /// Goes through the page in ranges, each as long as one reading of the tail reaches.
  private List<Message> readRanges(Page page) {
    List<Message> messages = new ArrayList<>();
    Page rest = page;
    while (true) {
      int missing = page.limit() - messages.size();
      int tailLimit = missing + TAIL_MARGIN;
      List<TailEntry> recent = tail.read(rest.withLimit(tailLimit));
      boolean whole = recent.size() < tailLimit;
      Page range = whole ? rest : rest.through(recent.getLast().id().value());
      messages.addAll(merge(range, recent, missing));
      if (whole || messages.size() >= page.limit()) {
        return messages;
      }
      rest = rest.beyond(recent.getLast().id().value());
    }
  }

  private List<Message> merge(Page range, List<TailEntry> recent, int limit) {
    List<Message> alone = live(recent);
    if (isCovered(range, alone, limit)) {
      return alone.subList(0, Math.min(limit, alone.size()));
    }
    // Each entry of the tail may take the place of an archived message.
    int enough = limit + recent.size();
    List<Message> archived = archive.read(range.withLimit(enough));
    return HistoryMerge.merge(range.direction(), recent, archived, limit);
  }

  /// Whether the archive can add nothing: the range, as far as it is needed, is so recent that the
  /// tail has all of it.
  private boolean isCovered(Page range, List<Message> alone, int limit) {
    return switch (range.direction()) {
      case NEWEST_FIRST ->
          isCovered(oldest(range))
              || (alone.size() >= limit && isCovered(alone.get(limit - 1).id().value()));
      case OLDEST_FIRST -> isCovered(oldest(range));
    };
  }

  /// No message is older than its channel.
  private static long oldest(Page range) {
    return Math.max(range.after() + 1, range.channel().value());
  }

  private boolean isCovered(long message) {
    return message >= Snowflake.floor(clock.millis() - TAIL_COVERS.toMillis());
  }

  private static List<Message> live(List<TailEntry> entries) {
    List<Message> live = new ArrayList<>();
    for (TailEntry entry : entries) {
      Message message = entry.message();
      if (message != null) {
        live.add(message);
      }
    }
    return live;
  }

  private static RefusedException refused(UnavailableException e) {
    logger.warn("history cannot be read: {}", e.getMessage());
    return RefusedException.unavailable();
  }
}
