package parley.ingress.history;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.Message;
import parley.contracts.message.Reaction;
import parley.contracts.message.ReactionCount;
import parley.contracts.snowflake.Snowflake;
import parley.contracts.space.SpaceId;
import parley.ingress.http.RefusedException;

/// Reads who reacted: the tail over the archive, as [History] reads messages. Of what both say only
/// those reactions count that are not older than their emoji's count.
public final class ReactionHistory {
  private static final Logger logger = LoggerFactory.getLogger(ReactionHistory.class);

  /// How many reactions of the tail are read at a time, beyond what is asked for.
  private static final int TAIL_MARGIN = 50;

  private final ReactionTail tail;
  private final ReactionArchive archive;
  private final InstantSource clock;

  ReactionHistory(ReactionTail tail, ReactionArchive archive, InstantSource clock) {
    this.tail = tail;
    this.archive = archive;
    this.clock = clock;
  }

  /// The reactions of a user to messages of a channel, by the keys of their emojis. Asks nobody
  /// when the messages have no reactions.
  ///
  /// @throws RefusedException with 503 when a source that is needed is away
  public Map<MessageId, Map<String, DecisionId>> reactionsOf(
      UserId user, SpaceId space, ChannelId channel, List<Message> messages) {
    List<Message> popular = messages.stream().filter(each -> !each.reactions().isEmpty()).toList();
    if (popular.isEmpty()) {
      return Map.of();
    }
    try {
      Map<MessageId, Map<String, Reaction>> found = new HashMap<>();
      for (Reaction recent :
          tail.reactionsOf(user, space, channel, popular.stream().map(Message::id).toList())) {
        ofMessage(found, recent.message()).put(recent.emoji(), recent);
      }
      Map<MessageId, Set<String>> missing = missing(popular, found);
      if (!missing.isEmpty()) {
        for (Reaction archived : archive.reactionsOf(user, channel, missing)) {
          ofMessage(found, archived.message()).put(archived.emoji(), archived);
        }
      }
      return counted(popular, found);
    } catch (UnavailableException e) {
      throw refused(e);
    }
  }

  /// Users in the order of their ids.
  ///
  /// @param count the emoji's count
  /// @throws RefusedException with 503 when a source that is needed is away
  public List<UserId> reactors(Reactors asked, ReactionCount count) {
    List<UserId> users = new ArrayList<>();
    Reactors rest = asked;
    try {
      while (true) {
        int missing = asked.limit() - users.size();
        int tailLimit = missing + TAIL_MARGIN;
        List<Reaction> recent = tail.reactors(rest.withLimit(tailLimit));
        boolean whole = recent.size() < tailLimit;
        long through = whole ? Long.MAX_VALUE : recent.getLast().user().value();
        users.addAll(merge(rest, recent, through, missing, count));
        if (whole || users.size() >= asked.limit()) {
          return users;
        }
        rest = rest.after(through);
      }
    } catch (UnavailableException e) {
      throw refused(e);
    }
  }

  private List<UserId> merge(
      Reactors rest, List<Reaction> recent, long through, int limit, ReactionCount count) {
    TreeMap<Long, Reaction> merged = new TreeMap<>();
    if (!isCovered(rest.message())) {
      // Each reaction of the tail may take the place of an archived one.
      for (Reaction archived : archive.reactors(rest.withLimit(limit + recent.size()))) {
        if (archived.user().value() <= through) {
          merged.put(archived.user().value(), archived);
        }
      }
    }
    recent.forEach(each -> merged.put(each.user().value(), each));
    return merged.values().stream()
        .filter(each -> counts(count, each))
        .limit(limit)
        .map(Reaction::user)
        .toList();
  }

  private Map<MessageId, Set<String>> missing(
      List<Message> messages, Map<MessageId, Map<String, Reaction>> found) {
    Map<MessageId, Set<String>> missing = new LinkedHashMap<>();
    for (Message message : messages) {
      Map<String, Reaction> recent = found.getOrDefault(message.id(), Map.of());
      Set<String> emojis = new HashSet<>();
      message.reactions().forEach(count -> emojis.add(count.emoji().key()));
      emojis.removeAll(recent.keySet());
      if (!emojis.isEmpty() && !isCovered(message.id())) {
        missing.put(message.id(), emojis);
      }
    }
    return missing;
  }

  private static Map<MessageId, Map<String, DecisionId>> counted(
      List<Message> messages, Map<MessageId, Map<String, Reaction>> found) {
    Map<MessageId, Map<String, DecisionId>> counted = new HashMap<>();
    for (Message message : messages) {
      Map<String, Reaction> reactions = found.getOrDefault(message.id(), Map.of());
      Map<String, DecisionId> ofMessage = new HashMap<>();
      for (ReactionCount count : message.reactions()) {
        Reaction reaction = reactions.get(count.emoji().key());
        if (reaction != null && counts(count, reaction)) {
          ofMessage.put(reaction.emoji(), reaction.decision());
        }
      }
      counted.put(message.id(), ofMessage);
    }
    return counted;
  }

  private static boolean counts(ReactionCount count, Reaction reaction) {
    return reaction.present() && count.counts(reaction.decision());
  }

  /// Whether the tail has every reaction to a message: nobody reacts before it is there.
  private boolean isCovered(MessageId message) {
    return message.value() >= Snowflake.floor(clock.millis() - History.TAIL_COVERS.toMillis());
  }

  private static <T> Map<String, T> ofMessage(
      Map<MessageId, Map<String, T>> found, MessageId message) {
    return found.computeIfAbsent(message, ignored -> new HashMap<>());
  }

  private static RefusedException refused(UnavailableException e) {
    logger.warn("reactions cannot be read: {}", e.getMessage());
    return RefusedException.unavailable();
  }
}
