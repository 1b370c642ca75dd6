package parley.ingress.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Message;
import parley.contracts.message.MessageReference;
import parley.contracts.message.Pin;
import parley.contracts.permission.Permission;
import parley.contracts.space.SpaceId;
import parley.ingress.guild.GuildAccess;
import parley.ingress.history.History;
import parley.ingress.history.ReactionHistory;
import parley.ingress.http.Actor;
import parley.ingress.http.RefusedException;

/// Shows messages of the past to those who may see them.
final class Readings implements AutoCloseable {
  private final GuildAccess access;
  private final History history;
  private final ReactionHistory reactions;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Readings(GuildAccess access, History history, ReactionHistory reactions) {
    this.access = access;
    this.history = history;
    this.reactions = reactions;
  }

  /// Messages with those that they answer, as far as these still exist.
  ///
  /// @param own the reader's reactions, by the keys of their emojis
  record Reading(
      List<Message> messages,
      Map<MessageId, Message> answered,
      Map<MessageId, Map<String, DecisionId>> own) {
    /// Keys of the emojis with which the reader reacted.
    Set<String> ownReactions(Message message) {
      return own.getOrDefault(message.id(), Map.of()).keySet();
    }

    @Nullable Message answeredBy(Message message) {
      MessageReference reference = message.isReply() ? message.reference() : null;
      return reference == null || reference.message() == null
          ? null
          : answered.get(reference.message());
    }
  }

  Reading find(Actor actor, ChannelId id, MessageId message) {
    SpaceId space = Place.find(access, actor, id).space();
    Message found =
        history
            .find(space, id, message)
            .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_MESSAGE));
    return reading(actor, space, id, List.of(found));
  }

  /// Newest first. Who may not read the history gets nothing of it.
  Reading list(Actor actor, ChannelId id, Window window) {
    Place place = Place.find(access, actor, id);
    SpaceId space = place.space();
    if (!place.may(Permission.READ_MESSAGE_HISTORY)) {
      return new Reading(List.of(), Map.of(), Map.of());
    }
    return reading(actor, space, id, window.read(history, space, id));
  }

  /// A part of a channel's pins, newest first.
  ///
  /// @param messages those of the pins, in the same order
  /// @param hasMore whether there are older pins
  record Pinned(List<Pin> pins, Reading messages, boolean hasMore) {}

  /// @param before only what was pinned earlier
  Pinned pinned(Actor actor, ChannelId id, Instant before, int limit) {
    Place place = Place.find(access, actor, id);
    if (!place.may(Permission.READ_MESSAGE_HISTORY)) {
      return new Pinned(List.of(), new Reading(List.of(), Map.of(), Map.of()), false);
    }
    List<Pin> older =
        history.pins(place.space(), id).pins().stream()
            .filter(pin -> pin.at().isBefore(before))
            .toList();
    List<Pin> page = older.subList(0, Math.min(limit, older.size()));
    Map<MessageId, Message> found = new HashMap<>();
    for (Message message : find(place.space(), id, page.stream().map(Pin::message).toList())) {
      found.put(message.id(), message);
    }
    // One may have been deleted since.
    List<Pin> shown = page.stream().filter(pin -> found.containsKey(pin.message())).toList();
    List<Message> messages = new ArrayList<>();
    shown.forEach(pin -> messages.add(found.get(pin.message())));
    return new Pinned(
        shown, reading(actor, place.space(), id, messages), older.size() > page.size());
  }

  /// Those of some messages of a channel that exist.
  List<Message> find(SpaceId space, ChannelId channel, Collection<MessageId> messages) {
    Set<Wanted> wanted = new HashSet<>();
    for (MessageId message : messages) {
      wanted.add(new Wanted(channel, message));
    }
    return findAll(space, wanted);
  }

  @Override
  public void close() {
    threads.close();
  }

  private Reading reading(Actor actor, SpaceId space, ChannelId channel, List<Message> messages) {
    return new Reading(
        messages,
        answered(space, messages),
        reactions.reactionsOf(actor.id(), space, channel, messages));
  }

  private Map<MessageId, Message> answered(SpaceId space, List<Message> messages) {
    Map<MessageId, Message> answered = new HashMap<>();
    for (Message message : messages) {
      answered.put(message.id(), message);
    }
    Set<Wanted> missing = new HashSet<>();
    for (Message message : messages) {
      MessageReference reference = message.isReply() ? message.reference() : null;
      if (reference != null
          && reference.message() != null
          && !answered.containsKey(reference.message())) {
        missing.add(new Wanted(reference.channel(), reference.message()));
      }
    }
    for (Message message : findAll(space, missing)) {
      answered.put(message.id(), message);
    }
    return answered;
  }

  private record Wanted(ChannelId channel, MessageId message) {}

  /// All at the same time: at most as many as a page has messages.
  private List<Message> findAll(SpaceId space, Set<Wanted> wanted) {
    List<Future<Optional<Message>>> findings = new ArrayList<>();
    for (Wanted each : wanted) {
      findings.add(threads.submit(() -> history.find(space, each.channel(), each.message())));
    }
    List<Message> found = new ArrayList<>();
    for (Future<Optional<Message>> finding : findings) {
      try {
        finding.get().ifPresent(found::add);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RefusedException refused) {
          throw refused;
        }
        throw new IllegalStateException("a message could not be read", e.getCause());
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw RefusedException.unavailable();
      }
    }
    return found;
  }
}
