package org.carillon.store.opening;

import java.util.concurrent.ConcurrentHashMap;
import org.carillon.contract.Watch;

/** The accounts whose changes of one kind sessions watch. */
final class WatchedAccounts {
  private final ConcurrentHashMap<Long, Watched> byAccount = new ConcurrentHashMap<>();

  Watch watch(long account, Runnable onNews) {
    byAccount.compute(account, (_, watched) -> watched(watched, onNews));
    return () -> byAccount.computeIfPresent(account, (_, watched) -> left(watched, onNews));
  }

  private static Watched watched(Watched before, Runnable onNews) {
    Watched watched = before == null ? new Watched() : before;
    watched.add(onNews);
    return watched;
  }

  private static Watched left(Watched watched, Runnable onNews) {
    watched.remove(onNews);
    return watched.isWatched() ? watched : null;
  }

  void tell(long account) {
    Watched watched = byAccount.get(account);
    if (watched != null) {
      watched.callWatchers();
    }
  }

  /** Calls the watchers of an account if the modseq is new to them. */
  void hear(long account, long modseq) {
    Watched watched = byAccount.get(account);
    if (watched != null && watched.news(modseq)) {
      watched.callWatchers();
    }
  }

  void tellAll() {
    byAccount.values().forEach(Watched::callWatchers);
  }

  long[] ids() {
    return byAccount.keySet().stream().mapToLong(Long::longValue).toArray();
  }
}
