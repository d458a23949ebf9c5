package org.carillon.recovery.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditEntry;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;
import org.carillon.database.StoredText;
import org.carillon.recovery.Rewind;
import org.carillon.recovery.RewindChange;
import org.carillon.recovery.Rewinds;
import org.carillon.recovery.internal.holding.HoldRows;
import org.carillon.recovery.internal.rewinding.RewindKind;
import org.carillon.recovery.internal.rewinding.RewindRun;
import org.carillon.recovery.internal.rewinding.Rewinder;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.store.parts.StoreParts;
import org.carillon.store.rows.RefusedException;
import org.carillon.task.TaskRequester;
import org.carillon.task.TaskRunner;
import org.carillon.task.TaskSubject;
import org.jboss.logging.Logger;

/** Rewinds for administrators who may act for the account and administer its domain. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class RewindOperations implements Rewinds {
  private static final Logger LOG = Logger.getLogger(RewindOperations.class);

  private final SqlTransactions transactions;
  private final TaskRunner tasks;
  private final Rewinder rewinder;
  private final Accounts accounts;
  private final Settings settings;
  private final Audit audit;

  @Inject
  RewindOperations(
      StoreParts store,
      TaskRunner tasks,
      RewindKind kind,
      Accounts accounts,
      Settings settings,
      Audit audit) {
    this.transactions = store.transactions();
    this.rewinder = new Rewinder(store, tasks, kind);
    this.tasks = tasks;
    this.accounts = accounts;
    this.settings = settings;
    this.audit = audit;
  }

  @FunctionalInterface
  private interface Operation<T> {
    Answer<T> on(Account account) throws SQLException, RefusedException;
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

  private static <T> Answer<T> answer(Account account, Operation<T> operation) {
    try {
      return operation.on(account);
    } catch (RefusedException gone) {
      return Answer.failed(new Failure.NotFound("mail of " + account.address()));
    } catch (SQLException | PersistenceException away) {
      LOG.warnf(away, "Mail of %s cannot be restored at the moment", account.address());
      return Answer.failed(new Failure.TryLater("The store is not available at the moment."));
    }
  }

  /** Returns why the account can't return to a moment, or empty if it can. */
  private Optional<String> outside(Account account, Instant to) throws SQLException {
    Instant now = Instant.now();
    if (to.isAfter(now)) {
      return Optional.of("The time must be in the past.");
    }
    Duration window =
        settings.value(
            DirectorySettings.UNDELETE_PERIOD, Scope.account(account.domain(), account.id()));
    if (to.isBefore(now.minus(window))
        && !transactions.read(connection -> HoldRows.isHeld(connection, account.id()))) {
      return Optional.of(
          "Deleted mail is only kept since "
              + now.minus(window).truncatedTo(ChronoUnit.SECONDS)
              + ". Choose a later time.");
    }
    return Optional.empty();
  }

  private static <T> Answer<T> refused(String why) {
    return Answer.failed(new Failure.Invalid("to", "not-kept", why));
  }

  @Override
  public Answer<List<RewindChange>> preview(Caller caller, String address, Instant to) {
    return answer(
        caller,
        address,
        account -> {
          Optional<String> outside = outside(account, to);
          if (outside.isPresent()) {
            return refused(outside.get());
          }
          return switch (rewinder.preview(account.id(), to)) {
            case Rewinder.Preview.Changes(List<RewindChange> changes) -> new Answer.Done<>(changes);
            case Rewinder.Preview.NotKept(String why) -> refused(why);
          };
        });
  }

  @Override
  public Answer<Rewind> begin(Caller caller, String address, Instant to) {
    // The moment has the database's precision, so that the same moment is recognised again.
    Instant moment = to.truncatedTo(ChronoUnit.MICROS);
    return answer(
        caller,
        address,
        account -> {
          Optional<String> outside = outside(account, moment);
          if (outside.isPresent()) {
            return refused(outside.get());
          }
          AuditEntry record =
              audit.entry(
                  caller,
                  "account.rewind",
                  AuditSubject.of(account.domain(), account.address()),
                  Optional.empty(),
                  Optional.of("to " + moment));
          Rewinder.Request request =
              new Rewinder.Request(
                  TaskSubject.account(account.domain(), account.id(), account.address()),
                  TaskRequester.of(caller));
          return switch (rewinder.begin(request, moment, record)) {
            case Rewinder.Begun.Run(TaskRunner.Claimed<RewindRun> run) -> {
              tasks.go(run);
              yield new Answer.Done<>(
                  rewinder
                      .rows()
                      .find(account.id(), run.id())
                      .orElseThrow()
                      .shown(account.address()));
            }
            case Rewinder.Begun.Busy() ->
                Answer.failed(
                    new Failure.Taken(
                        "account", "busy", "The account is already being rewound or restored."));
            case Rewinder.Begun.NotKept(String why) -> refused(why);
          };
        });
  }

  @Override
  public Answer<Rewind> find(Caller caller, String address, String id) {
    if (StoredText.isImpossible(id)) {
      return Answer.failed(new Failure.NotFound("such rewind"));
    }
    return answer(
        caller,
        address,
        account ->
            rewinder
                .rows()
                .find(account.id(), id)
                .map(row -> row.shown(account.address()))
                .<Answer<Rewind>>map(Answer.Done::new)
                .orElseGet(() -> Answer.failed(new Failure.NotFound("rewind " + id))));
  }

  @Override
  public Answer<List<Rewind>> list(Caller caller, String address) {
    return answer(
        caller,
        address,
        account ->
            new Answer.Done<>(
                rewinder.rows().all(account.id()).stream()
                    .map(row -> row.shown(account.address()))
                    .toList()));
  }
}
