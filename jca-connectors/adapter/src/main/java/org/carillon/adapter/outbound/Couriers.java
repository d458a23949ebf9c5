package org.carillon.adapter.outbound;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The conversations that are open: those at work, so that they can be ended, and for a short while
 * those that have done their work, so that the next message for the same hop finds one.
 */
final class Couriers {
  private static final Logger LOG = Logger.getLogger(Couriers.class);
  private static final Duration KEPT = Duration.ofSeconds(4);
  private static final int MOST_KEPT = 100;

  private record Waiting(Courier courier, long since) {}

  private final Set<Courier> working = ConcurrentHashMap.newKeySet();
  private final Map<String, Deque<Waiting>> waiting = new HashMap<>();
  private int kept;

  /** One that waits for work for this hop. */
  synchronized Optional<Courier> take(String hop) {
    Deque<Waiting> those = waiting.get(hop);
    if (those == null) {
      return Optional.empty();
    }
    Courier courier = those.removeLast().courier();
    if (those.isEmpty()) {
      waiting.remove(hop);
    }
    kept--;
    working.add(courier);
    return Optional.of(courier);
  }

  /** Notes that one has begun to work. */
  void begin(Courier courier) {
    working.add(courier);
  }

  /** Keeps one for the next message, or lets it go. */
  void done(Courier courier) {
    working.remove(courier);
    if (courier.client().reusable() && keep(courier)) {
      return;
    }
    quit(courier);
  }

  private synchronized boolean keep(Courier courier) {
    if (kept >= MOST_KEPT) {
      return false;
    }
    waiting
        .computeIfAbsent(courier.hop(), hop -> new ArrayDeque<>())
        .addLast(new Waiting(courier, System.nanoTime()));
    kept++;
    return true;
  }

  /** Closes one whose connection broke. */
  void broken(Courier courier) {
    working.remove(courier);
    courier.client().close();
  }

  /** Lets those go that have waited long enough. */
  void dismissIdle() {
    dismiss(KEPT);
  }

  /** Lets all go that wait. */
  void dismissAll() {
    dismiss(Duration.ZERO);
  }

  private void dismiss(Duration bound) {
    List<Courier> idle = new ArrayList<>();
    synchronized (this) {
      long now = System.nanoTime();
      for (Deque<Waiting> those : waiting.values()) {
        while (!those.isEmpty() && now - those.getFirst().since() >= bound.toNanos()) {
          idle.add(those.removeFirst().courier());
          kept--;
        }
      }
      waiting.values().removeIf(Deque::isEmpty);
    }
    idle.forEach(courier -> Thread.startVirtualThread(() -> quit(courier)));
  }

  private static void quit(Courier courier) {
    try {
      courier.client().quit();
    } catch (IOException e) {
      LOG.debugf("%s took no leave: %s", courier.client().host(), e.getMessage());
    } finally {
      courier.client().close();
    }
  }

  /** Ends those whose host does not take what is sent to it. */
  void severStalled(Duration bound) {
    for (Courier courier : working) {
      if (courier.socket().stalled() > bound.toNanos()) {
        courier.socket().sever();
      }
    }
  }

  /** Ends all that work. */
  void severAll() {
    working.forEach(courier -> courier.socket().sever());
  }
}
