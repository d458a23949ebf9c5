package org.carillon.store.opening;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A mailbox or account with a modseq, whose changes sessions watch. */
class Watched {
  private final AtomicLong heard = new AtomicLong();

  /** The modseq for which watchers were last called; a reader may have seen a newer one already. */
  private final AtomicLong told = new AtomicLong();

  private final AtomicReference<List<Runnable>> watchers = new AtomicReference<>(List.of());

  /** Returns the highest modseq heard of; 0 if none was. */
  final long heard() {
    return heard.get();
  }

  /** Records a modseq that was read from the database. */
  final void hear(long modseq) {
    heard.accumulateAndGet(modseq, Math::max);
  }

  /**
   * Records a modseq for which watchers must be called.
   *
   * @return whether they were not called for it yet, even if the modseq was read before
   */
  final boolean news(long modseq) {
    hear(modseq);
    return told.getAndAccumulate(modseq, Math::max) < modseq;
  }

  final boolean isWatched() {
    return !watchers.get().isEmpty();
  }

  /** Adds a watcher. The watcher must check the current state after it is added. */
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

  /** Removes a watcher, compared by identity. */
  final void remove(Runnable watcher) {
    watchers.updateAndGet(before -> before.stream().filter(one -> one != watcher).toList());
  }

  final void callWatchers() {
    watchers.get().forEach(Runnable::run);
  }
}
