package org.carillon.recovery.internal.holding;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
import org.jboss.logging.Logger;

/** Holds in the database. Each change is in one transaction with its audit entry. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class HoldOperations implements Holds {
  private static final Logger LOG = Logger.getLogger(HoldOperations.class);

  private final Accounts accounts;
  private final Transactions transactions;
  private final Audit audit;

  @Inject
  HoldOperations(Accounts accounts, Transactions transactions, Audit audit) {
    this.accounts = accounts;
    this.transactions = transactions;
    this.audit = audit;
  }

  /** An operation on an account's holds, in one transaction. */
  @FunctionalInterface
  private interface Operation<T> {
    Answer<T> on(EntityManager entities, Account account);
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
      return transactions.write(entities -> operation.on(entities, account));
    } catch (PersistenceException away) {
      LOG.warnf("Holds cannot be read or changed: %s", away.getMessage());
      return Answer.failed(new Failure.TryLater("The database is not available at the moment."));
    }
  }

  /** Returns whether the account exists, and locks it against holds, their end and deletion. */
  private static boolean isLocked(EntityManager entities, Account account) {
    return entities
        .createNamedQuery(HoldRow.LOCK, Long.class)
        .setParameter("account", account.id())
        .getResultStream()
        .findFirst()
        .isPresent();
  }

  /** Returns the key of a hold, or empty if there is no such mailbox. */
  private static Optional<HoldRow.Key> key(
      EntityManager entities, Account account, Optional<String> mailbox) {
    if (mailbox.isEmpty()) {
      return Optional.of(new HoldRow.Key(account.id(), HoldRow.WHOLE));
    }
    if (StoredText.isImpossible(mailbox.get())) {
      return Optional.empty();
    }
    return entities
        .createNamedQuery(HoldRow.MAILBOX, Long.class)
        .setParameter("account", account.id())
        .setParameter("name", new MailboxName(mailbox.get()).path())
        .getResultStream()
        .findFirst()
        .map(id -> new HoldRow.Key(account.id(), id));
  }

  @Override
  public Answer<List<Hold>> list(Caller caller, String address) {
    return answer(
        caller,
        address,
        (entities, account) ->
            new Answer.Done<>(
                entities
                    .createNamedQuery(HoldRow.OF_ACCOUNT, HoldRow.class)
                    .setParameter("account", account.id())
                    .getResultStream()
                    .map(HoldRow::toHold)
                    .toList()));
  }

  @Override
  public Answer<Hold> place(
      Caller caller, String address, Optional<String> mailbox, String reason) {
    if (reason.isBlank() || reason.length() > MOST_REASON || StoredText.isImpossible(reason)) {
      return Answer.failed(
          new Failure.Invalid(
              "reason",
              "malformed",
              "The reason of a hold must have 1 to " + MOST_REASON + " characters."));
    }
    return answer(
        caller,
        address,
        (entities, account) -> {
          if (!isLocked(entities, account)) {
            return Answer.failed(new Failure.NotFound("account " + address));
          }
          Optional<HoldRow.Key> on = key(entities, account, mailbox);
          if (on.isEmpty()) {
            return Answer.failed(new Failure.NotFound("mailbox " + mailbox.orElse("")));
          }
          Optional<HoldRow> there = Optional.ofNullable(entities.find(HoldRow.class, on.get()));
          Optional<String> before = there.map(HoldRow::reason);
          there.ifPresentOrElse(
              row -> row.because(reason),
              () -> entities.persist(new HoldRow(on.get(), reason, Instant.now())));
          entities.flush();
          HoldRow row = entities.find(HoldRow.class, on.get());
          // The database knows the mailbox's name.
          entities.refresh(row);
          audit.record(
              caller, "account.hold", subject(account, mailbox), before, Optional.of(reason));
          return new Answer.Done<>(row.toHold());
        });
  }

  @Override
  public Answer<Hold> lift(Caller caller, String address, Optional<String> mailbox) {
    return answer(
        caller,
        address,
        (entities, account) -> {
          if (!isLocked(entities, account)) {
            return Answer.failed(new Failure.NotFound("account " + address));
          }
          Optional<HoldRow> row =
              key(entities, account, mailbox).map(key -> entities.find(HoldRow.class, key));
          if (row.isEmpty()) {
            return Answer.failed(
                new Failure.NotFound("such hold on " + subject(account, mailbox).name()));
          }
          Hold lifted = row.get().toHold();
          entities.remove(row.get());
          audit.record(
              caller,
              "account.release",
              subject(account, mailbox),
              Optional.of(lifted.reason()),
              Optional.empty());
          return new Answer.Done<>(lifted);
        });
  }

  private static AuditSubject subject(Account account, Optional<String> mailbox) {
    return AuditSubject.of(
        account.domain(), account.address() + mailbox.map(name -> " " + name).orElse(""));
  }
}
