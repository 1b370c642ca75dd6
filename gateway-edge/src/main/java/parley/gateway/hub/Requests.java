package parley.gateway.hub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.contracts.id.UserId;
import parley.contracts.space.SpaceId;
import parley.gateway.inbox.Subscriptions;

/// Requests to follow a space that have no answer yet, and who waits for the answer. A request may
/// be lost on its way to the log, so it is repeated while somebody waits: asking twice does no
/// harm. Used by the hub's thread only; bounded by those who wait.
final class Requests<T> {
  static final long REPEAT_AFTER_MS = 10_000;

  private final Subscriptions subscriptions;
  private final Map<SpaceId, Map<UserId, Waiting<T>>> spaces = new HashMap<>();

  private static final class Waiting<T> {
    final List<T> waiters = new ArrayList<>(1);
    long askedAtMs;
  }

  Requests(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  /// Asks for a space on behalf of a user, also when an answer is waited for already: what the
  /// waiter needs may be younger than the answer that is on its way.
  void ask(SpaceId space, UserId user, T waiter, long nowMs) {
    Waiting<T> waiting =
        spaces
            .computeIfAbsent(space, ignored -> new HashMap<>())
            .computeIfAbsent(user, ignored -> new Waiting<>());
    waiting.waiters.add(waiter);
    waiting.askedAtMs = nowMs;
    subscriptions.follow(space, user);
  }

  /// The answer is here: those who waited for it wait no longer.
  List<T> take(SpaceId space, UserId user) {
    Map<UserId, Waiting<T>> users = spaces.get(space);
    Waiting<T> waiting = users == null ? null : users.remove(user);
    if (users != null && users.isEmpty()) {
      spaces.remove(space);
    }
    return waiting == null ? List.of() : waiting.waiters;
  }

  /// Somebody does not wait any longer.
  void withdraw(SpaceId space, UserId user, T waiter) {
    Map<UserId, Waiting<T>> users = spaces.get(space);
    Waiting<T> waiting = users == null ? null : users.get(user);
    if (waiting != null && waiting.waiters.remove(waiter) && waiting.waiters.isEmpty()) {
      take(space, user);
    }
  }

  boolean isAwaited(SpaceId space) {
    return spaces.containsKey(space);
  }

  boolean isAwaited(SpaceId space, UserId user) {
    return spaces.getOrDefault(space, Map.of()).containsKey(user);
  }

  /// The users on whose behalf somebody waits for a space.
  List<UserId> users(SpaceId space) {
    return List.copyOf(spaces.getOrDefault(space, Map.of()).keySet());
  }

  /// Repeats what was not answered for too long.
  void askAgain(long nowMs) {
    spaces.forEach(
        (space, users) ->
            users.forEach(
                (user, waiting) -> {
                  if (nowMs - waiting.askedAtMs >= REPEAT_AFTER_MS) {
                    waiting.askedAtMs = nowMs;
                    subscriptions.follow(space, user);
                  }
                }));
  }

  /// Gives up everything.
  ///
  /// @return all who waited
  List<T> clear() {
    List<T> all = new ArrayList<>();
    spaces
        .values()
        .forEach(users -> users.values().forEach(waiting -> all.addAll(waiting.waiters)));
    spaces.clear();
    return all;
  }
}
