package org.carillon.adapter.source;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Servers of which each can answer: the first answer is enough. A server that gave no answer is
 * asked last for a while, so that only one question in that time waits for it.
 */
final class FailoverServers<S> {
  private static final Duration REST = Duration.ofSeconds(30);

  private final List<Turn<S>> turns;
  private final LongSupplier nanoTime;

  private record Turn<S>(S server, AtomicLong restsUntil) {
    boolean rests(long now) {
      return restsUntil.get() - now > 0;
    }
  }

  FailoverServers(List<S> servers, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    long now = nanoTime.getAsLong();
    this.turns = servers.stream().map(each -> new Turn<>(each, new AtomicLong(now))).toList();
  }

  @FunctionalInterface
  interface Question<S, T> {
    T to(S server) throws IOException, InterruptedException;
  }

  /** Returns all servers, in order. */
  List<S> all() {
    return turns.stream().map(Turn::server).toList();
  }

  /** Asks one server after the other; throws when none answers. */
  <T> T ask(Question<S, T> question) throws IOException, InterruptedException {
    long now = nanoTime.getAsLong();
    List<Turn<S>> order =
        Stream.concat(
                turns.stream().filter(turn -> !turn.rests(now)),
                turns.stream().filter(turn -> turn.rests(now)))
            .toList();
    IOException nobody = null;
    for (Turn<S> turn : order) {
      try {
        return question.to(turn.server);
      } catch (IOException away) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        turn.restsUntil.set(nanoTime.getAsLong() + REST.toNanos());
        if (nobody == null) {
          nobody = away;
        } else {
          nobody.addSuppressed(away);
        }
      }
    }
    throw nobody;
  }
}
