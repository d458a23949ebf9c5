package org.carillon.store.opening;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Something with a modseq that sessions wait to see change: a mailbox, or an account. */
class Watched {
  private final AtomicLong heard = new AtomicLong();

  /** The modseq that watchers were last called for; a reader may know of a newer one before. */
  private final AtomicLong told = new AtomicLong();

  private final AtomicReference<List<Runnable>> watchers = new AtomicReference<>(List.of());

  /** The highest modseq ever heard of; 0 when none was. */
  final long heard() {
    return heard.get();
  }

  /** Takes note of a modseq that somebody read. */
  final void hear(long modseq) {
    heard.accumulateAndGet(modseq, Math::max);
  }

  /**
   * Takes note of a modseq that watchers are to be called for.
   *
   * @return whether they were not yet, however many have read it
   */
  final boolean news(long modseq) {
    hear(modseq);
    return told.getAndAccumulate(modseq, Math::max) < modseq;
  }

  final boolean isWatched() {
    return !watchers.get().isEmpty();
  }

  /** Adds a watcher, who looks at what there is once it is added. */
  public final void add(Runnable watcher) {
    if (!isWatched()) {
      told.accumulateAndGet(heard(), Math::max);
    }
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
