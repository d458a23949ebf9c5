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
 * The connections to other hosts: those in use, so that they can be ended, and for a short while
 * those that are idle, so that the next message for the same hop can reuse one.
 */
final class SmtpConnections {
  private static final Logger LOG = Logger.getLogger(SmtpConnections.class);
  private static final Duration KEPT = Duration.ofSeconds(4);
  private static final int MOST_KEPT = 100;

  private record Waiting(SmtpConnection connection, long since) {}

  private final Set<SmtpConnection> working = ConcurrentHashMap.newKeySet();
  private final Map<HopKey, Deque<Waiting>> waiting = new HashMap<>();
  private int kept;

  /** Takes an idle connection to this hop, if there is one. */
  synchronized Optional<SmtpConnection> take(HopKey hop) {
    Deque<Waiting> those = waiting.get(hop);
    if (those == null) {
      return Optional.empty();
    }
    SmtpConnection connection = those.removeLast().connection();
    if (those.isEmpty()) {
      waiting.remove(hop);
    }
    kept--;
    working.add(connection);
    return Optional.of(connection);
  }

  /** Counts a connection as in use. */
  void begin(SmtpConnection connection) {
    working.add(connection);
  }

  /** Keeps a connection whose message is done for the next message, or ends it by QUIT. */
  void done(SmtpConnection connection) {
    working.remove(connection);
    if (connection.client().reusable() && keep(connection)) {
      return;
    }
    quit(connection);
  }

  private synchronized boolean keep(SmtpConnection connection) {
    if (kept >= MOST_KEPT) {
      return false;
    }
    waiting
        .computeIfAbsent(connection.hop(), hop -> new ArrayDeque<>())
        .addLast(new Waiting(connection, System.nanoTime()));
    kept++;
    return true;
  }

  void broken(SmtpConnection connection) {
    working.remove(connection);
    connection.client().close();
  }

  /** Ends connections that have been idle for too long. */
  void dismissIdle() {
    dismiss(KEPT);
  }

  void dismissAll() {
    dismiss(Duration.ZERO);
  }

  private void dismiss(Duration bound) {
    List<SmtpConnection> idle = new ArrayList<>();
    synchronized (this) {
      long now = System.nanoTime();
      for (Deque<Waiting> those : waiting.values()) {
        while (!those.isEmpty() && now - those.getFirst().since() >= bound.toNanos()) {
          idle.add(those.removeFirst().connection());
          kept--;
        }
      }
      waiting.values().removeIf(Deque::isEmpty);
    }
    idle.forEach(connection -> Thread.startVirtualThread(() -> quit(connection)));
  }

  private static void quit(SmtpConnection connection) {
    try {
      connection.client().quit();
    } catch (IOException e) {
      LOG.debugf("%s did not answer QUIT: %s", connection.client().host(), e.getMessage());
    } finally {
      connection.client().close();
    }
  }

  /** Ends connections whose host has not taken sent octets for the given time. */
  void severStalled(Duration bound) {
    for (SmtpConnection connection : working) {
      if (connection.socket().stalled() > bound.toNanos()) {
        connection.socket().sever();
      }
    }
  }

  /** Ends all connections in use. */
  void severAll() {
    working.forEach(connection -> connection.socket().sever());
  }
}
