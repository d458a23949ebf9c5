package org.carillon.mailbox.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.carillon.mailbox.DeliveryAnswer;
import org.carillon.mailbox.Rider;

/**
 * What a caller waits for: letters that are committed together. Waits in the combiner's queue, is
 * taken into a batch, perhaps more than once, and answered once.
 */
final class PendingDelivery {
  private enum State {
    WAITING,
    TAKEN,
    WITHDRAWN
  }

  final List<Letter> letters;
  final Optional<Rider> rider;

  /** Whether no letter is placed unless all are (APPEND). */
  final boolean allOrNone;

  /** When a batch first met one of its accounts locked ({@link System#nanoTime()}); else 0. */
  long busySince;

  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private final CountDownLatch answered = new CountDownLatch(1);
  private DeliveryAnswer answer;

  PendingDelivery(List<Letter> letters, Optional<Rider> rider, boolean allOrNone) {
    this.letters = letters;
    this.rider = rider;
    this.allOrNone = allOrNone;
  }

  /** At most how many rows it writes. */
  int rows() {
    int rows = rider.isPresent() ? 4 : 0;
    for (Letter letter : letters) {
      rows += 2 + 4 * letter.targets.size();
    }
    return rows;
  }

  /** Takes it into a batch; false when its caller gave up. */
  boolean take() {
    return state.compareAndSet(State.WAITING, State.TAKEN) || state.get() == State.TAKEN;
  }

  /** Answers its caller; only the first answer counts. */
  void answer(DeliveryAnswer result) {
    if (answered.getCount() == 0) {
      return;
    }
    answer = result;
    answered.countDown();
  }

  /**
   * Waits for the answer.
   *
   * @param nanos how long it may wait for a batch; once it is in one it is waited for to the end
   * @return empty when no batch took it, and none will
   */
  Optional<DeliveryAnswer> await(long nanos) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          if (answered.await(nanos, TimeUnit.NANOSECONDS)) {
            return Optional.of(answer);
          }
          if (state.compareAndSet(State.WAITING, State.WITHDRAWN)) {
            return Optional.empty();
          }
          answered.await();
        } catch (InterruptedException e) {
          // What is being committed must be known before anybody is answered.
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
