package org.carillon.store.flagging;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The flag change of messages in one mailbox, for which a caller waits. */
final class PendingFlags {
  final long account;
  final long mailbox;
  final FlagRequest request;

  /** The UIDs in ascending order. */
  final long[] uids;

  private final long since = System.nanoTime();
  private final CompletableFuture<FlagAnswer> answer = new CompletableFuture<>();

  public PendingFlags(long account, long mailbox, long[] uids, FlagRequest request) {
    this.account = account;
    this.mailbox = mailbox;
    this.uids = uids;
    this.request = request;
  }

  /** Returns the most rows that the change writes. */
  int rows() {
    return 2 + 2 * uids.length;
  }

  /** Returns whether the caller has waited for at least the given time. */
  boolean hasWaited(Duration time) {
    return System.nanoTime() - since >= time.toNanos();
  }

  /** Answers the caller. Only the first answer counts. */
  void answer(FlagAnswer result) {
    answer.complete(result);
  }

  /** Waits without timeout or interruption: only the answer tells if the flags were stored. */
  FlagAnswer await() {
    return answer.join();
  }
}
