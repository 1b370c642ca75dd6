package parley.ops.checks.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import parley.ops.client.Dispatch;
import parley.ops.client.SessionListener;

/// What one member should hear, operation by operation, and what they heard. What belongs to one
/// operation may come in any order, operations may not.
final class Ear implements SessionListener {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final List<String> heard = new ArrayList<>();
  private final List<Expected> expected = new ArrayList<>();
  private boolean ready;
  private boolean broken;

  private record Expected(Operation operation, List<String> lines) {}

  @Override
  public void onDispatch(Dispatch dispatch) {
    lock.lock();
    try {
      String line = Line.of(dispatch);
      if (dispatch.type().equals("READY")) {
        ready = true;
      } else if (line != null) {
        heard.add(line);
      }
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onDisconnect(long atNs) {
    lock.lock();
    try {
      broken = true;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void expect(Operation operation, List<String> lines) {
    if (!lines.isEmpty()) {
      expected.add(new Expected(operation, List.copyOf(lines)));
    }
  }

  /// Waits until the session has begun.
  boolean awaitReady(long withinMs) throws InterruptedException {
    lock.lock();
    try {
      long leftNs = TimeUnit.MILLISECONDS.toNanos(withinMs);
      while (!ready && leftNs > 0) {
        leftNs = news.awaitNanos(leftNs);
      }
      return ready;
    } finally {
      lock.unlock();
    }
  }

  /// Compares everything so far, and begins anew.
  ///
  /// @return what is different, or null
  @Nullable String settle(long withinMs) throws InterruptedException {
    int wanted = expected.stream().mapToInt(each -> each.lines().size()).sum();
    lock.lock();
    try {
      long leftNs = TimeUnit.MILLISECONDS.toNanos(withinMs);
      while (heard.size() < wanted && !broken && leftNs > 0) {
        leftNs = news.awaitNanos(leftNs);
      }
      if (broken) {
        return "the connection was lost";
      }
      String difference = difference();
      heard.clear();
      expected.clear();
      return difference;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable String difference() {
    int at = 0;
    for (Expected each : expected) {
      int end = Math.min(heard.size(), at + each.lines().size());
      List<String> part = sorted(heard.subList(at, end));
      List<String> should = sorted(each.lines());
      if (!part.equals(should)) {
        return each.operation()
            + ": should hear "
            + should
            + ", heard "
            + heard.subList(at, Math.min(heard.size(), end + 3));
      }
      at = end;
    }
    return at == heard.size() ? null : "heard besides " + heard.subList(at, heard.size());
  }

  private static List<String> sorted(List<String> lines) {
    List<String> sorted = new ArrayList<>(lines);
    Collections.sort(sorted);
    return sorted;
  }
}
