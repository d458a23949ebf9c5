package org.carillon.store.delivery;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.carillon.store.DeliveryAnswer;
import org.carillon.store.Target;
import org.carillon.store.TargetAnswer;
import org.carillon.store.TransactionParticipant;
import org.carillon.store.opening.Replaced;

/**
 * What a caller waits for: incoming contents that are committed together. Waits in the combiner's
 * queue, is taken into a batch, perhaps more than once, and answered once.
 */
public final class PendingDelivery {
  private enum State {
    WAITING,
    TAKEN,
    EXPIRED
  }

  final List<IncomingContent> incomings;
  final Optional<TransactionParticipant> participant;

  /** Whether no incoming content is placed unless all are (APPEND). */
  final boolean allOrNone;

  /** The message that the only incoming content takes the place of. */
  final Optional<Replaced> replaced;

  /** The key under which the only incoming content is put, if it is put under one. */
  public final Optional<KeyedPut> put;

  /** Whether it comes in although there is no room. */
  private final boolean beyondQuota;

  /** Which mailboxes are meant where their names are: rights were asked of these. */
  private final LongPredicate meant;

  /** When a batch first met one of its accounts locked ({@link System#nanoTime()}); else 0. */
  long busySince;

  private final long since = System.nanoTime();
  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private final CountDownLatch answered = new CountDownLatch(1);
  private DeliveryAnswer answer;

  PendingDelivery(
      List<IncomingContent> incomings,
      Optional<TransactionParticipant> participant,
      boolean allOrNone) {
    this(incomings, participant, allOrNone, Optional.empty(), Optional.empty(), false, any -> true);
  }

  private PendingDelivery(
      List<IncomingContent> incomings,
      Optional<TransactionParticipant> participant,
      boolean allOrNone,
      Optional<Replaced> replaced,
      Optional<KeyedPut> put,
      boolean beyondQuota,
      LongPredicate meant) {
    this.incomings = incomings;
    this.participant = participant;
    this.allOrNone = allOrNone;
    this.replaced = replaced;
    this.put = put;
    this.beyondQuota = beyondQuota;
    this.meant = meant;
  }

  /** What the server itself tells an account's owner about having no room. */
  static PendingDelivery notice(
      IncomingContent incoming, Optional<TransactionParticipant> participant) {
    return new PendingDelivery(
        List.of(incoming),
        participant,
        false,
        Optional.empty(),
        Optional.empty(),
        true,
        any -> true);
  }

  /** Incoming contents for one mailbox, all or none. */
  public static PendingDelivery appended(List<IncomingContent> incomings, LongPredicate meant) {
    return new PendingDelivery(
        incomings, Optional.empty(), true, Optional.empty(), Optional.empty(), false, meant);
  }

  /** An incoming content for one mailbox, and the message that leaves for it. */
  public static PendingDelivery replacing(
      IncomingContent incoming, Replaced replaced, LongPredicate meant) {
    return new PendingDelivery(
        List.of(incoming),
        Optional.empty(),
        true,
        Optional.of(replaced),
        Optional.empty(),
        false,
        meant);
  }

  /**
   * An item for one collection, and the item that leaves for it if its key is taken.
   *
   * @param participant what is written with it; left out where the item is not placed
   */
  public static PendingDelivery put(
      IncomingContent incoming,
      KeyedPut put,
      Optional<TransactionParticipant> participant,
      LongPredicate meant) {
    return new PendingDelivery(
        List.of(incoming), participant, true, Optional.empty(), Optional.of(put), false, meant);
  }

  /** Whether it may go into a mailbox that has the name of its target. */
  public boolean means(long mailbox) {
    return meant.test(mailbox);
  }

  /** Whether it comes from outside, instead of being put there by who has the mailbox. */
  boolean isMail() {
    return !allOrNone;
  }

  /** Whether an obstacle keeps it out. */
  boolean isHinderedBy(TargetAnswer obstacle) {
    return !(beyondQuota && obstacle instanceof TargetAnswer.OverQuota);
  }

  /** The accounts that it writes to. */
  public LongStream accounts() {
    return LongStream.concat(
        incomings.stream()
            .flatMap(incoming -> incoming.targets.stream())
            .mapToLong(Target::account),
        replaced.stream().mapToLong(Replaced::owner));
  }

  /** At most how many rows it writes. */
  int rows() {
    int rows = participant.isPresent() || replaced.isPresent() || put.isPresent() ? 5 : 0;
    for (IncomingContent incoming : incomings) {
      rows += 1 + (5 + incoming.threadKeys.count()) * incoming.targets.size();
    }
    return rows;
  }

  /** How much memory its outlines take. */
  long outlineOctets() {
    long octets = 0;
    for (IncomingContent incoming : incomings) {
      octets += incoming.outline.length;
    }
    return octets;
  }

  /** Takes it into a batch; false when it waited too long and was answered. */
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

  /** Answers its caller that it waited too long, unless a batch took it. */
  boolean expire(long nanos, DeliveryAnswer result) {
    boolean expired =
        System.nanoTime() - since > nanos && state.compareAndSet(State.WAITING, State.EXPIRED);
    if (expired) {
      answer(result);
    }
    return expired;
  }

  /** Waits for the answer, whatever happens: only then is it known what became of the message. */
  DeliveryAnswer await() {
    boolean interrupted = false;
    while (true) {
      try {
        answered.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return answer;
  }
}
