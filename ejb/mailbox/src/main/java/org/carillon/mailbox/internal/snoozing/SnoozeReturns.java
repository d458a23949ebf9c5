package org.carillon.mailbox.internal.snoozing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongFunction;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.Keyword;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.SqlTransactions;
import org.carillon.due.DueKind;
import org.carillon.due.DueWork;
import org.carillon.mailbox.internal.snoozing.SnoozedRows.Due;
import org.carillon.mailbox.internal.snoozing.SnoozedRows.Place;
import org.jboss.logging.Logger;

/**
 * Brings snoozed messages back, one after the other, on behalf of their accounts. A message is
 * first marked, then moved, then its row is deleted. If a node dies in between, another node
 * repeats the steps, which changes nothing.
 */
@ApplicationScoped
public class SnoozeReturns implements DueWork {
  private static final Logger LOG = Logger.getLogger(SnoozeReturns.class);

  /** The delay before a failed return is tried again. */
  private static final Duration PUT_OFF = Duration.ofMinutes(15);

  private final SqlTransactions transactions;
  private final MailAccess mail;
  private final LongFunction<Optional<Caller>> behalf;

  @Inject
  public SnoozeReturns(SqlTransactions transactions, MailAccess mail, ServiceCallers behalf) {
    this(transactions, mail, account -> behalf.of(account, "snooze"));
  }

  SnoozeReturns(
      SqlTransactions transactions, MailAccess mail, LongFunction<Optional<Caller>> behalf) {
    this.transactions = transactions;
    this.mail = mail;
    this.behalf = behalf;
  }

  @Override
  public DueKind kind() {
    return DueKind.of("snooze", "Returning snoozed mail", SnoozedRows.DUE);
  }

  @Override
  public boolean take() throws SQLException {
    Optional<Due> due = transactions.write(SnoozedRows::claim);
    if (due.isPresent()) {
      back(due.get());
    }
    return due.isPresent();
  }

  private void back(Due due) throws SQLException {
    Optional<Caller> owner = behalf.apply(due.account());
    Optional<Place> place = transactions.read(connection -> SnoozedRows.place(connection, due));
    if (owner.isPresent()
        && place.isPresent()
        && back(owner.get(), place.get()) instanceof Answer.Failed<Placed>(Failure failure)) {
      LOG.warnf("A snoozed message of %s will return later: %s", owner.get().name(), failure);
      write(connection -> SnoozedRows.putOff(connection, due, Instant.now().plus(PUT_OFF)));
      return;
    }
    write(connection -> SnoozedRows.done(connection, due));
  }

  private Answer<Placed> back(Caller owner, Place at) {
    UidSet one = UidSet.of(at.uid());
    return mail.store(
            owner, at.mailbox(), one, FlagChange.REMOVE, Flags.of(Flag.SEEN), Optional.empty())
        .then(
            _ ->
                mail.store(
                    owner,
                    at.mailbox(),
                    one,
                    FlagChange.ADD,
                    Flags.of(Keyword.NEW),
                    Optional.empty()))
        .then(_ -> mail.move(owner, at.mailbox(), one, MailboxName.INBOX));
  }

  @FunctionalInterface
  private interface Change {
    void on(Connection connection) throws SQLException;
  }

  private void write(Change change) throws SQLException {
    transactions.<Void, SQLException>write(
        connection -> {
          change.on(connection);
          return null;
        });
  }
}
