package org.carillon.store.flagging;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Messages of one mailbox whose flags a caller wants changed, and waits for. */
final class PendingFlags {
  final long account;
  final long mailbox;
  final FlagWish wish;

  /** Ascending. */
  final long[] uids;

  private final long since = System.nanoTime();
  private final CompletableFuture<FlagAnswer> answer = new CompletableFuture<>();

  public PendingFlags(long account, long mailbox, long[] uids, FlagWish wish) {
    this.account = account;
    this.mailbox = mailbox;
    this.uids = uids;
    this.wish = wish;
  }

  /** At most how many rows it writes. */
  int rows() {
    return 2 + 2 * uids.length;
  }

  /** Whether its caller has waited so long. */
  boolean hasWaited(Duration time) {
    return System.nanoTime() - since >= time.toNanos();
  }

  /** Answers its caller; only the first answer counts. */
  void answer(FlagAnswer result) {
    answer.complete(result);
  }

  /** Waits for the answer, whatever happens: only then is it known what became of the flags. */
  FlagAnswer await() {
    return answer.join();
  }
}
