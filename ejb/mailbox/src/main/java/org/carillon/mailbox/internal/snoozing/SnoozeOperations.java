package org.carillon.mailbox.internal.snoozing;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.Outage;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.internal.snoozing.SnoozedRows.Own;
import org.carillon.mailbox.snooze.SnoozeAccess;
import org.jboss.logging.Logger;

/**
 * Snoozes messages. It first writes their time and then moves them. If the node dies in between, a
 * time is left that has no effect, but no message is lost in the snooze mailbox.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class SnoozeOperations implements SnoozeAccess {
  private static final Outage AWAY =
      new Outage(Logger.getLogger(SnoozeOperations.class), "Messages cannot be snoozed");

  /** The names of the mailbox. The second is used if the first is taken. */
  private static final List<MailboxName> NAMES =
      List.of(new MailboxName("Snoozed"), new MailboxName("Snoozed mail"));

  private final SqlTransactions transactions;
  private final MailAccess mail;

  @Inject
  public SnoozeOperations(SqlTransactions transactions, MailAccess mail) {
    this.transactions = transactions;
    this.mail = mail;
  }

  @Override
  public Answer<Placed> snooze(Caller caller, long mailbox, UidSet uids, Instant until) {
    Instant now = Instant.now();
    if (!until.isAfter(now)) {
      return Answer.failed(
          new Failure.Invalid(
              "until", "past", "The time until which a message is snoozed must be in the future."));
    }
    if (until.isAfter(now.plus(FARTHEST))) {
      return Answer.failed(
          new Failure.Invalid(
              "until", "too-far", "A message can be snoozed for at most five years."));
    }
    return noted(caller, mailbox, uids, until)
        .then(
            own ->
                own.isAway()
                    ? new Answer.Done<>(new Placed(0, UidSet.EMPTY, UidSet.EMPTY))
                    : away(caller).then(to -> mail.move(caller, mailbox, uids, to)));
  }

  private Answer<Own> noted(Caller caller, long mailbox, UidSet uids, Instant until) {
    try {
      Optional<Own> own =
          transactions.write(
              connection -> {
                Optional<Own> found = SnoozedRows.own(connection, caller.account(), mailbox);
                if (found.isPresent()
                    && SnoozedRows.locked(connection, caller.account()) + uids.count() <= MOST) {
                  SnoozedRows.put(connection, caller.account(), mailbox, uids, until);
                  return found;
                }
                return found.map(_ -> new Own(null, false));
              });
      if (own.isEmpty()) {
        return Answer.failed(new Failure.NotAllowed());
      }
      return own.get().name() != null
          ? new Answer.Done<>(own.get())
          : Answer.failed(
              new Failure.Invalid(
                  "until", "too-many", "At most " + MOST + " messages can be snoozed at a time."));
    } catch (SQLException | PersistenceException away) {
      return later(away);
    }
  }

  /** Returns the mailbox for snoozed messages. It is created if it is missing. */
  private Answer<MailboxName> away(Caller caller) {
    return mail.list(caller)
        .then(
            all -> {
              Optional<MailboxName> there = away(all);
              return there.isPresent() ? new Answer.Done<>(there.get()) : made(caller, all);
            });
  }

  private static Optional<MailboxName> away(List<MailboxEntry> all) {
    return all.stream()
        .filter(one -> one.uses().contains(SpecialUse.SNOOZED) && !one.name().isOthers())
        .map(MailboxEntry::name)
        .findFirst();
  }

  private Answer<MailboxName> made(Caller caller, List<MailboxEntry> all) {
    MailboxName name =
        all.stream().anyMatch(one -> one.selectable() && one.name().equals(NAMES.getFirst()))
            ? NAMES.getLast()
            : NAMES.getFirst();
    Answer<MailboxName> made =
        mail.create(caller, name, Set.of(SpecialUse.SNOOZED))
            .then(_ -> mail.subscribe(caller, name, true))
            .map(_ -> name);
    // Another session of the account may have created it at the same time.
    return made instanceof Answer.Failed<MailboxName>
        ? mail.list(caller)
            .then(now -> away(now).<Answer<MailboxName>>map(Answer.Done::new).orElse(made))
        : made;
  }

  @Override
  public Answer<Map<Long, Instant>> times(Caller caller, long mailbox, UidSet uids) {
    if (uids.isEmpty()) {
      return new Answer.Done<>(Map.of());
    }
    try {
      return transactions.read(
          connection ->
              SnoozedRows.own(connection, caller.account(), mailbox).isEmpty()
                  ? Answer.failed(new Failure.NotAllowed())
                  : new Answer.Done<>(
                      SnoozedRows.times(connection, caller.account(), mailbox, uids)));
    } catch (SQLException | PersistenceException away) {
      return later(away);
    }
  }

  private static <T> Answer<T> later(Exception away) {
    AWAY.met(away.getMessage());
    return Answer.failed(new Failure.TryLater("Messages cannot be snoozed at the moment."));
  }
}
