package org.carillon.recovery.internal.holding;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.database.StoredText;
import org.carillon.database.Transactions;
import org.carillon.recovery.Hold;
import org.carillon.recovery.Holds;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** Holds in the database, each change with its audit record in one transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class HoldOperations implements Holds {
  private static final Logger LOG = Logger.getLogger(HoldOperations.class);

  private static final String LIST =
      """
      select h.mailbox, m.name, h.reason, h.placed from hold h\
       left join mailbox m on m.id = h.mailbox where h.account = ? order by h.mailbox\
      """;
  private static final String MAILBOX =
      """
      select m.id from mailbox m where m.account = ? and m.name = ? and (m.removed is null\
       or exists (select 1 from hold h where h.account = m.account and h.mailbox = m.id))\
       order by m.removed desc nulls first limit 1\
      """;
  private static final String PLACE =
      """
      insert into hold (account, mailbox, reason, placed) values (?, ?, ?, now())\
       on conflict (account, mailbox) do update set reason = excluded.reason\
      """;
  private static final String LIFT = "delete from hold where account = ? and mailbox = ?";

  /** As whoever deletes the account locks it: it is held or deleted, never both. */
  private static final String LOCK =
      "select id from account where id = ? and deleted is null for no key update";

  private final Accounts accounts;
  private final Transactions transactions;
  private final Audit audit;

  @Inject
  HoldOperations(Accounts accounts, Transactions transactions, Audit audit) {
    this.accounts = accounts;
    this.transactions = transactions;
    this.audit = audit;
  }

  /** What is done about an account's holds, in one transaction. */
  @FunctionalInterface
  private interface Operation<T> {
    Answer<T> on(Connection connection, Account account) throws SQLException;
  }

  private <T> Answer<T> answer(Caller caller, String address, Operation<T> operation) {
    return accounts
        .governed(caller, address)
        .then(
            account ->
                caller.administersDomain(account.domain())
                    ? answer(account, operation)
                    : Answer.failed(new Failure.NotAllowed()));
  }

  private <T> Answer<T> answer(Account account, Operation<T> operation) {
    try {
      return transactions.write(entities -> work(entities, account, operation));
    } catch (PersistenceException away) {
      LOG.warnf("The holds can't be reached: %s", away.getMessage());
      return Answer.failed(new Failure.TryLater("The database is not available at the moment."));
    }
  }

  private static <T> Answer<T> work(
      EntityManager entities, Account account, Operation<T> operation) {
    return entities
        .unwrap(Session.class)
        .doReturningWork(connection -> operation.on(connection, account));
  }

  /** Whether it is there; nobody else places, lifts or deletes until the end of the transaction. */
  private static boolean isLocked(Connection connection, Account account) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LOCK)) {
      select.setLong(1, account.id());
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  private record Row(long mailbox, Hold hold) {}

  private static List<Row> rows(Connection connection, long account) throws SQLException {
    List<Row> found = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(LIST)) {
      select.setLong(1, account);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(
              new Row(
                  row.getLong(1),
                  new Hold(
                      Optional.ofNullable(row.getString(2)),
                      row.getString(3),
                      row.getObject(4, OffsetDateTime.class).toInstant())));
        }
      }
    }
    return found;
  }

  private static Optional<Hold> hold(Connection connection, long account, long mailbox)
      throws SQLException {
    return rows(connection, account).stream()
        .filter(row -> row.mailbox == mailbox)
        .map(Row::hold)
        .findFirst();
  }

  /** The mailbox's id; 0 for the whole account; empty when there is no such mailbox. */
  private static OptionalLong mailbox(Connection connection, long account, Optional<String> mailbox)
      throws SQLException {
    if (mailbox.isEmpty()) {
      return OptionalLong.of(0);
    }
    if (StoredText.isImpossible(mailbox.get())) {
      return OptionalLong.empty();
    }
    try (PreparedStatement select = connection.prepareStatement(MAILBOX)) {
      select.setLong(1, account);
      select.setString(2, new MailboxName(mailbox.get()).path());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  @Override
  public Answer<List<Hold>> list(Caller caller, String address) {
    return answer(
        caller,
        address,
        (connection, account) ->
            new Answer.Done<>(rows(connection, account.id()).stream().map(Row::hold).toList()));
  }

  @Override
  public Answer<Hold> place(
      Caller caller, String address, Optional<String> mailbox, String reason) {
    if (reason.isBlank() || reason.length() > MOST_REASON || StoredText.isImpossible(reason)) {
      return Answer.failed(
          new Failure.Invalid(
              "reason", "malformed", "A reason has 1 to " + MOST_REASON + " characters."));
    }
    return answer(
        caller,
        address,
        (connection, account) -> {
          if (!isLocked(connection, account)) {
            return Answer.failed(new Failure.NotFound("account " + address));
          }
          OptionalLong id = mailbox(connection, account.id(), mailbox);
          if (id.isEmpty()) {
            return Answer.failed(new Failure.NotFound("mailbox " + mailbox.orElse("")));
          }
          Optional<Hold> before = hold(connection, account.id(), id.getAsLong());
          try (PreparedStatement place = connection.prepareStatement(PLACE)) {
            place.setLong(1, account.id());
            place.setLong(2, id.getAsLong());
            place.setString(3, reason);
            place.executeUpdate();
          }
          Hold placed = hold(connection, account.id(), id.getAsLong()).orElseThrow();
          // Last: the connection is Hibernate's again when it has written something itself.
          audit.record(
              caller,
              "account.hold",
              subject(account, mailbox),
              before.map(Hold::reason),
              Optional.of(reason));
          return new Answer.Done<>(placed);
        });
  }

  @Override
  public Answer<Hold> lift(Caller caller, String address, Optional<String> mailbox) {
    return answer(
        caller,
        address,
        (connection, account) -> {
          if (!isLocked(connection, account)) {
            return Answer.failed(new Failure.NotFound("account " + address));
          }
          OptionalLong id = mailbox(connection, account.id(), mailbox);
          Optional<Hold> before =
              id.isEmpty() ? Optional.empty() : hold(connection, account.id(), id.getAsLong());
          if (before.isEmpty()) {
            return Answer.failed(new Failure.NotFound("such hold on " + subject(account, mailbox)));
          }
          try (PreparedStatement lift = connection.prepareStatement(LIFT)) {
            lift.setLong(1, account.id());
            lift.setLong(2, id.getAsLong());
            lift.executeUpdate();
          }
          audit.record(
              caller,
              "account.release",
              subject(account, mailbox),
              before.map(Hold::reason),
              Optional.empty());
          return new Answer.Done<>(before.get());
        });
  }

  private static AuditSubject subject(Account account, Optional<String> mailbox) {
    return AuditSubject.of(
        account.domain(), account.address() + mailbox.map(name -> " " + name).orElse(""));
  }
}
