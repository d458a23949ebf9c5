package org.carillon.store.opening;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Something with a modseq that sessions wait to see change: a mailbox, or an account. */
class Watched {
  private final AtomicLong heard = new AtomicLong();
  private final AtomicReference<List<Runnable>> watchers = new AtomicReference<>(List.of());

  /** The highest modseq ever heard of; 0 when none was. */
  final long heard() {
    return heard.get();
  }

  /**
   * Takes note of a modseq.
   *
   * @return whether it is news
   */
  final boolean hear(long modseq) {
    return heard.getAndAccumulate(modseq, Math::max) < modseq;
  }

  final boolean isWatched() {
    return !watchers.get().isEmpty();
  }

  public final void add(Runnable watcher) {
    watchers.updateAndGet(
        before -> {
          List<Runnable> after = new ArrayList<>(before);
          after.add(watcher);
          return List.copyOf(after);
        });
  }

  /** Takes one away, by identity. */
  final void remove(Runnable watcher) {
    watchers.updateAndGet(before -> before.stream().filter(one -> one != watcher).toList());
  }

  /** Calls every watcher; each returns at once. */
  final void callWatchers() {
    watchers.get().forEach(Runnable::run);
  }
}
