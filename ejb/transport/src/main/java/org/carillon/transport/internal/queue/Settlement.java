package org.carillon.transport.internal.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.transport.internal.room.QuotaWait;

/**
 * The result of an attempt for a queue entry's recipients.
 *
 * @param gone recipients without a report
 * @param told recipients that move to a notice entry
 * @param warnings delays to report, of recipients that stay
 * @param waiting recipients that stay, to be tried after {@code pause}
 * @param untried recipients without a status and within their lifetime: due again at once
 * @param pause the time until the next attempt at those waiting
 */
record Settlement(
    List<Long> gone,
    List<WaitingRecipient> told,
    List<NewQueueEntry.Recipient> warnings,
    List<WaitingRecipient> waiting,
    List<Long> untried,
    Duration pause) {

  /**
   * Evaluates an attempt.
   *
   * @param attempts the number of attempts, this one included
   * @param statuses by recipient id
   */
  static Settlement of(
      List<WaitingRecipient> recipients,
      Map<Long, RecipientStatus> statuses,
      WaitingMessage message,
      int attempts,
      RetrySchedule schedule) {
    Optional<Duration> usual = schedule.waitAfter(attempts, message.age());
    boolean warns = schedule.warns(message.age()) && !message.from().isNull();
    var settlement =
        new Settlement(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            statuses.values().stream()
                .flatMap(status -> pause(status, message.age(), usual).stream())
                .min(Comparator.naturalOrder())
                .or(() -> usual)
                .orElse(Duration.ZERO));
    for (WaitingRecipient recipient : recipients) {
      switch (statuses.get(recipient.id())) {
        case null -> settlement.leave(recipient, usual.isEmpty(), warns);
        case RecipientStatus.PassedOn() -> settlement.gone.add(recipient.id());
        case RecipientStatus.Settled settled -> settlement.settle(recipient, settled);
        case RecipientStatus.Waits waits when pause(waits, message.age(), usual).isEmpty() ->
            settlement.settle(recipient, waits.expired());
        case RecipientStatus.Waits waits -> settlement.keep(recipient, waits, warns);
      }
    }
    return settlement;
  }

  /** Returns a recipient's pause; empty if its lifetime is over, or it is settled. */
  private static Optional<Duration> pause(
      RecipientStatus status, Duration age, Optional<Duration> usual) {
    return switch (status) {
      case RecipientStatus.Waits waits when waits.isHeld() ->
          waits.forRoom().flatMap(QuotaWait::patience).flatMap(own -> own.waitAt(age));
      case RecipientStatus.Waits _ -> usual;
      case RecipientStatus.Settled _, RecipientStatus.PassedOn _ -> Optional.empty();
    };
  }

  /** Returns whether any recipient's state changed. */
  boolean settled() {
    return !gone.isEmpty() || !told.isEmpty() || !waiting.isEmpty();
  }

  private void settle(WaitingRecipient recipient, RecipientStatus.Settled status) {
    if (status.action().wanted(recipient.path().notifyOn())) {
      told.add(recipient.settled(status));
    } else {
      gone.add(recipient.id());
    }
  }

  /** Keeps a recipient, whose lifetime also runs without attempts, as without a connection. */
  private void leave(WaitingRecipient recipient, boolean over, boolean warns) {
    if (over) {
      settle(recipient, recipient.waited().expired());
    } else if (warns && hearsOfDelay(recipient)) {
      keep(recipient, recipient.waited(), true);
    } else {
      untried.add(recipient.id());
    }
  }

  /** Returns whether a delay is to be reported to its sender and was not yet. */
  private static boolean hearsOfDelay(WaitingRecipient recipient) {
    return !recipient.warned() && Action.DELAYED.wanted(recipient.path().notifyOn());
  }

  private void keep(WaitingRecipient recipient, RecipientStatus.Waits waits, boolean warns) {
    boolean warn = warns && hearsOfDelay(recipient);
    if (warn) {
      warnings.add(NewQueueEntry.Recipient.settled(recipient.path(), waits.delayed()));
    }
    waiting.add(recipient.waits(waits, recipient.warned() || warn));
  }
}
