package org.carillon.transport.internal.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.stage.Filing;
import org.carillon.store.Target;
import org.carillon.store.TransactionParticipant;
import org.carillon.transport.internal.dispatch.Dispatch;
import org.carillon.transport.internal.dispatch.RoutingPlan;
import org.carillon.transport.internal.dispatch.SenderCopy;

/**
 * A sender's own copy and the time of sending. If the copy's mailbox is full or missing, the
 * message is still sent.
 *
 * @param account the sender
 * @param address its address
 * @param mailbox the mailbox of the copy; empty for none
 * @param notBefore when it goes; empty for at once
 * @param also further rows, written with the message or not at all
 */
record OwnCopy(
    long account,
    String address,
    Optional<MailboxName> mailbox,
    Optional<Instant> notBefore,
    Optional<TransactionParticipant> also) {

  /** No copy, sent at once. */
  private static final OwnCopy NONE =
      new OwnCopy(0, "", Optional.empty(), Optional.empty(), Optional.empty());

  /** Returns no copy, with the time that a signed-in sender asked for. */
  static OwnCopy none(IntakeSession session, ReversePath from) {
    Optional<Instant> until = from.options().heldUntil().filter(Instant.now()::isBefore);
    return session.caller().isEmpty() || until.isEmpty()
        ? NONE
        : new OwnCopy(
            session.caller().get().account(),
            session.caller().get().name(),
            Optional.empty(),
            until,
            Optional.empty());
  }

  Verdict send(Dispatch dispatch, List<RoutingPlan> parts, MailData message) {
    return notBefore.isPresent()
        ? dispatch.later(
            parts,
            message,
            notBefore.get(),
            mailbox.map(own -> new SenderCopy(address, new Filing(own, Flags.of(Flag.SEEN)))),
            also)
        : dispatch.send(
            parts,
            message,
            mailbox.map(own -> new Target(account, own, new byte[0], Flags.of(Flag.SEEN))),
            also);
  }
}
