package org.carillon.transport.internal.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.mail.Verdict.Accepted;
import org.carillon.contract.mail.Verdict.Deferred;
import org.carillon.contract.mail.Verdict.Refused;
import org.carillon.database.Outage;
import org.carillon.settings.Settings;
import org.carillon.store.Deliveries;
import org.carillon.store.Delivery;
import org.carillon.store.DeliveryAnswer.Committed;
import org.carillon.store.DeliveryAnswer.NotCommitted;
import org.carillon.store.Target;
import org.carillon.store.TargetAnswer;
import org.carillon.store.TransactionParticipant;
import org.carillon.transport.internal.dispatch.LocalDelivery.Result;
import org.carillon.transport.internal.dispatch.LocalDelivery.Rows;
import org.carillon.transport.internal.queue.Action;
import org.carillon.transport.internal.queue.DueSignals;
import org.carillon.transport.internal.queue.Enqueue;
import org.carillon.transport.internal.queue.NewMessage;
import org.carillon.transport.internal.queue.RecipientStatus;
import org.carillon.transport.internal.queue.RetrySchedule;
import org.jboss.logging.Logger;

/** Delivers a planned message: into mailboxes and the queue in one transaction. */
@ApplicationScoped
public class Dispatch {

  private static final Logger LOG = Logger.getLogger(Dispatch.class);

  private static final Deferred STORE_AWAY =
      new Deferred(451, "4.3.0", "Message cannot be stored now, try again later");

  private static final TransactionParticipant NOTHING = (connection, blob, size, answers) -> {};

  private final Outage outage = new Outage(LOG, "Messages are deferred");
  private final MailLog log = new MailLog();
  private final LocalDelivery local;
  private final Deliveries deliveries;
  private final Enqueue enqueue;
  private final DueSignals signals;
  private final Settings settings;

  @Inject
  public Dispatch(
      LocalDelivery local,
      Deliveries deliveries,
      Enqueue enqueue,
      DueSignals signals,
      Settings settings) {
    this.local = local;
    this.deliveries = deliveries;
    this.enqueue = enqueue;
    this.signals = signals;
    this.settings = settings;
  }

  /**
   * Sends a message. One with several hundred recipients goes in parts: if a later part fails, the
   * client is asked to try again, and the recipients of the earlier parts get the message twice
   * rather than the others not at all.
   *
   * <p>A message for local recipients only, as most are, is delivered without the queue; if none of
   * them could take it, nothing is kept and the client gets the reason. If only some could, the
   * rest is queued in a second step before the 250.
   *
   * @param copy the sender's own, delivered with the rest
   * @param also further rows, written with the last part, when all of it is sent
   */
  public Verdict send(
      List<RoutingPlan> parts,
      MailData message,
      Optional<Target> copy,
      Optional<TransactionParticipant> also) {
    Optional<Target> still = copy;
    for (RoutingPlan part : parts) {
      Verdict answer = send(part, message, still, with(parts, part, also));
      if (!(answer instanceof Accepted)) {
        return answer;
      }
      still = Optional.empty();
    }
    return taken(parts.getFirst());
  }

  private static Optional<TransactionParticipant> with(
      List<RoutingPlan> parts, RoutingPlan part, Optional<TransactionParticipant> also) {
    return also.filter(_ -> part == parts.getLast());
  }

  /** Delivers a plan without the queue if it is only local and there are no further rows. */
  private Verdict send(
      RoutingPlan plan,
      MailData message,
      Optional<Target> copy,
      Optional<TransactionParticipant> also) {
    return plan.isForHere() && also.isEmpty()
        ? deliver(plan, message, copy)
        : deliverAndQueue(plan, message, copy, also.orElse(NOTHING));
  }

  /**
   * Sends a message together with other rows of the queue, all or nothing.
   *
   * @param also the further rows
   */
  public Verdict sendWith(RoutingPlan plan, MailData message, TransactionParticipant also) {
    return deliverAndQueue(plan, message, Optional.empty(), also);
  }

  /**
   * Quarantines a message for all its recipients, until somebody releases or deletes it.
   *
   * @param why the reason
   * @param also further rows, written with the last part
   */
  public Verdict quarantine(
      List<RoutingPlan> parts,
      MailData message,
      QuarantineReason why,
      Optional<TransactionParticipant> also) {
    for (RoutingPlan part : parts) {
      TransactionParticipant participant =
          queued(part.quarantined(why), with(parts, part, also).orElse(NOTHING));
      var delivery =
          new Delivery(message, OffsetDateTime.now(), List.of(), Optional.of(participant));
      switch (deliveries.commit(delivery)) {
        case NotCommitted(String trouble) -> {
          return away(part, trouble);
        }
        case Committed(List<TargetAnswer> _) -> {
          outage.over();
          log.quarantined(part.trace(), part.from(), why.reason());
        }
      }
    }
    return taken(parts.getFirst());
  }

  /**
   * Schedules a message, durably: at its time it goes to all its recipients by the queue.
   *
   * @param when the earliest time of delivery
   * @param copy the sender's own, delivered at that time, too
   * @param also further rows, written with the last part
   */
  public Verdict later(
      List<RoutingPlan> parts,
      MailData message,
      Instant when,
      Optional<SenderCopy> copy,
      Optional<TransactionParticipant> also) {
    Optional<SenderCopy> still = copy;
    for (RoutingPlan part : parts) {
      Verdict answer =
          queue(part, message, part.later(when, still), with(parts, part, also).orElse(NOTHING));
      if (!(answer instanceof Accepted)) {
        return answer;
      }
      outage.over();
      log.scheduled(part.trace(), part.from(), when);
      still = Optional.empty();
    }
    return taken(parts.getFirst());
  }

  /**
   * Delivers to the local recipients only, with an answer each, in their order. Only requested
   * success reports, mail of rules, and mail held for full accounts are queued.
   */
  List<Verdict> deliverEach(RoutingPlan plan, MailData message) {
    boolean reports =
        plan.here().stream().anyMatch(local -> Action.DELIVERED.wanted(local.path().notifyOn()));
    Rows rows =
        (connection, blob, size, answers) -> {
          NewMessage notices = plan.reports(answers.statuses());
          if (!notices.entries().isEmpty()) {
            enqueue.message(connection, blob, size, notices);
          }
        };
    return switch (commit(
        plan, message, Optional.empty(), reports ? Optional.of(rows) : Optional.empty())) {
      case Result.NotCommitted(String why) ->
          Collections.nCopies(plan.here().size(), away(plan, why));
      case Result.Done(LocalAnswers answers) -> {
        NewMessage held = plan.held(answers.statuses(), firstPause());
        Verdict kept = held.entries().isEmpty() ? taken(plan) : queue(plan, message, held, NOTHING);
        yield answers.statuses().stream()
            .map(status -> hindrance(status).orElse(isHeld(status) ? kept : taken(plan)))
            .toList();
      }
    };
  }

  private static boolean isHeld(RecipientStatus status) {
    return status instanceof RecipientStatus.Waits waits && waits.isHeld();
  }

  private Verdict deliver(RoutingPlan plan, MailData message, Optional<Target> copy) {
    return switch (commit(plan, message, copy, Optional.empty())) {
      case Result.NotCommitted(String why) -> away(plan, why);
      case Result.Done(LocalAnswers answers) -> {
        List<RecipientStatus> statuses = answers.statuses();
        Optional<Verdict> hindered = hinderedAlike(statuses);
        if (hindered.isPresent() && copy.isEmpty()) {
          yield hindered.get();
        }
        NewMessage leftOver = plan.queued(statuses, firstPause());
        yield leftOver.entries().isEmpty() ? taken(plan) : queue(plan, message, leftOver, NOTHING);
      }
    };
  }

  private TransactionParticipant queued(NewMessage rows, TransactionParticipant also) {
    return (connection, blob, size, none) -> {
      enqueue.message(connection, blob, size, rows);
      also.write(connection, blob, size, List.of());
    };
  }

  private Verdict queue(
      RoutingPlan plan, MailData message, NewMessage leftOver, TransactionParticipant also) {
    TransactionParticipant participant = queued(leftOver, also);
    var delivery = new Delivery(message, OffsetDateTime.now(), List.of(), Optional.of(participant));
    return switch (deliveries.commit(delivery)) {
      case NotCommitted(String why) -> away(plan, why);
      case Committed(List<TargetAnswer> _) -> {
        signals.signalAll();
        yield taken(plan);
      }
    };
  }

  private Verdict deliverAndQueue(
      RoutingPlan plan, MailData message, Optional<Target> copy, TransactionParticipant also) {
    Duration firstPause = firstPause();
    Rows rows =
        (connection, blob, size, answers) -> {
          NewMessage queued = plan.queued(answers.statuses(), firstPause);
          if (!queued.entries().isEmpty()) {
            enqueue.message(connection, blob, size, queued);
          }
          also.write(connection, blob, size, List.of());
        };
    return switch (commit(plan, message, copy, Optional.of(rows))) {
      case Result.NotCommitted(String why) -> away(plan, why);
      case Result.Done(LocalAnswers _) -> taken(plan);
    };
  }

  private Result commit(
      RoutingPlan plan, MailData message, Optional<Target> copy, Optional<Rows> rows) {
    Result result = local.deliver(plan, message, OffsetDateTime.now(), copy, rows);
    if (result instanceof Result.Done(LocalAnswers answers)) {
      record(plan, message, answers.statuses());
    }
    return result;
  }

  private Duration firstPause() {
    return RetrySchedule.of(settings).waits().getFirst();
  }

  /** Returns the answer for the client if no recipient could take it; empty if one could. */
  private static Optional<Verdict> hinderedAlike(List<RecipientStatus> statuses) {
    Optional<Verdict> hindered = Optional.empty();
    for (RecipientStatus status : statuses) {
      Optional<Verdict> one = hindrance(status);
      if (one.isEmpty()) {
        return one;
      }
      // A temporary failure is the better answer: the client keeps the message.
      if (hindered.isEmpty() || one.get() instanceof Deferred) {
        hindered = one;
      }
    }
    return hindered;
  }

  private static Optional<Verdict> hindrance(RecipientStatus recipient) {
    return switch (recipient) {
      case RecipientStatus.Settled(Action action, String status, String host, String reply) ->
          action == Action.FAILED
              ? Optional.of(new Refused(status.startsWith("5.2") ? 552 : 550, status, reply))
              : Optional.empty();
      case RecipientStatus.Waits waits when waits.isHeld() -> Optional.empty();
      case RecipientStatus.Waits(String status, String host, String reply, var _) ->
          Optional.of(new Deferred(status.equals("4.2.2") ? 452 : 451, status, reply));
      case RecipientStatus.PassedOn() -> Optional.empty();
    };
  }

  private static Verdict taken(RoutingPlan plan) {
    return new Accepted("Accepted as " + plan.trace());
  }

  private void record(RoutingPlan plan, MailData message, List<RecipientStatus> statuses) {
    outage.over();
    MailMeters.countMessage(message.content().size());
    statuses.forEach(MailMeters::count);
    log.taken(plan, message.content().size(), statuses);
  }

  private Verdict away(RoutingPlan plan, String why) {
    outage.met(plan.trace() + ": " + why);
    return STORE_AWAY;
  }
}
