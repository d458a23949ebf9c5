package org.carillon.store.opening;

import java.util.concurrent.ConcurrentHashMap;
import org.carillon.contract.Watch;

/** The accounts of which sessions wait to hear one kind of news. */
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

  /** Tells those who wait for an account. */
  void tell(long account) {
    Watched watched = byAccount.get(account);
    if (watched != null) {
      watched.callWatchers();
    }
  }

  /** Tells them of an account's modseq if that is news. */
  void hear(long account, long modseq) {
    Watched watched = byAccount.get(account);
    if (watched != null && watched.news(modseq)) {
      watched.callWatchers();
    }
  }

  void tellAll() {
    byAccount.values().forEach(Watched::callWatchers);
  }

  /** The accounts that somebody waits for. */
  long[] ids() {
    return byAccount.keySet().stream().mapToLong(Long::longValue).toArray();
  }
}
