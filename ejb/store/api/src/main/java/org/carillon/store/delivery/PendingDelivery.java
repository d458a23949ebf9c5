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
 * Incoming contents that are committed together, for which a caller waits. A delivery waits in the
 * combiner's queue, is taken into a batch, perhaps more than once, and is answered once.
 */
public final class PendingDelivery {
  private enum State {
    WAITING,
    TAKEN,
    EXPIRED
  }

  final List<IncomingContent> incomings;
  final Optional<TransactionParticipant> participant;

  /** True if the incoming contents are placed only all together (APPEND). */
  final boolean allOrNone;

  /** The message that the only incoming content replaces. */
  final Optional<Replaced> replaced;

  /** The put, if the only incoming content is put under a key. */
  public final Optional<KeyedPut> put;

  /** True if the content is placed even beyond the quota. */
  private final boolean beyondQuota;

  /** Accepts the mailboxes for which rights were checked, not others with the same name. */
  private final LongPredicate meant;

  /** The {@link System#nanoTime()} when a batch first found an account of it locked; or 0. */
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

  /** Creates the delivery of the server's notice to an owner that the account is full. */
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

  /** Creates the delivery of contents for one mailbox, of which all are placed or none. */
  public static PendingDelivery appended(List<IncomingContent> incomings, LongPredicate meant) {
    return new PendingDelivery(
        incomings, Optional.empty(), true, Optional.empty(), Optional.empty(), false, meant);
  }

  /** Creates the delivery of a content for one mailbox that replaces a message. */
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
   * Creates the delivery of an item for one collection. It replaces the item that has its key, if
   * there is one.
   *
   * @param participant writes further rows; not called if the item is not placed
   */
  public static PendingDelivery put(
      IncomingContent incoming,
      KeyedPut put,
      Optional<TransactionParticipant> participant,
      LongPredicate meant) {
    return new PendingDelivery(
        List.of(incoming), participant, true, Optional.empty(), Optional.of(put), false, meant);
  }

  /** Returns whether the content may go into this mailbox, which has the name of its target. */
  public boolean means(long mailbox) {
    return meant.test(mailbox);
  }

  /** Returns whether the content is mail from outside, not put there by a mailbox's user. */
  boolean isMail() {
    return !allOrNone;
  }

  /** Returns whether the obstacle prevents this delivery. */
  boolean isHinderedBy(TargetAnswer obstacle) {
    return !(beyondQuota && obstacle instanceof TargetAnswer.OverQuota);
  }

  /** Returns the accounts that the delivery writes to. */
  public LongStream accounts() {
    return LongStream.concat(
        incomings.stream()
            .flatMap(incoming -> incoming.targets.stream())
            .mapToLong(Target::account),
        replaced.stream().mapToLong(Replaced::owner));
  }

  int rows() {
    int rows = participant.isPresent() || replaced.isPresent() || put.isPresent() ? 5 : 0;
    for (IncomingContent incoming : incomings) {
      rows += 1 + (5 + incoming.threadKeys.count()) * incoming.targets.size();
    }
    return rows;
  }

  /** Returns the octets of memory that its outlines take. */
  long outlineOctets() {
    long octets = 0;
    for (IncomingContent incoming : incomings) {
      octets += incoming.outline.length;
    }
    return octets;
  }

  /** Takes the delivery into a batch; returns false if it waited too long and was answered. */
  boolean take() {
    return state.compareAndSet(State.WAITING, State.TAKEN) || state.get() == State.TAKEN;
  }

  /** Answers the caller. Only the first answer counts. */
  void answer(DeliveryAnswer result) {
    if (answered.getCount() == 0) {
      return;
    }
    answer = result;
    answered.countDown();
  }

  /** Answers the caller that the delivery waited too long, unless a batch has taken it. */
  boolean expire(long nanos, DeliveryAnswer result) {
    boolean expired =
        System.nanoTime() - since > nanos && state.compareAndSet(State.WAITING, State.EXPIRED);
    if (expired) {
      answer(result);
    }
    return expired;
  }

  /** Waits without timeout or interruption: only the answer tells if the message was stored. */
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
