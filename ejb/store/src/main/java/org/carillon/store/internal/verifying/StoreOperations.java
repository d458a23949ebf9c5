package org.carillon.store.internal.verifying;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.blob.BlobCheck;
import org.carillon.blob.BlobLayout;
import org.carillon.blob.BlobSettings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;
import org.carillon.settings.Settings;
import org.carillon.store.Store;
import org.carillon.store.StoreStats;
import org.carillon.store.Verification;
import org.carillon.store.rows.SingleStatements;
import org.carillon.task.Task;
import org.carillon.task.TaskRequest;
import org.carillon.task.TaskRequester;
import org.carillon.task.TaskRunner;
import org.carillon.task.TaskSubject;
import org.jboss.logging.Logger;

/** The administration of the store. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class StoreOperations implements Store {
  private static final Logger LOG = Logger.getLogger(StoreOperations.class);

  private static final String SUBJECT = "store";

  private final SqlTransactions database;
  private final BlobCheck contents;
  private final Settings settings;
  private final Audit audit;
  private final TaskRunner tasks;
  private final VerificationKind kind;

  @Inject
  StoreOperations(
      SqlTransactions database,
      BlobCheck contents,
      Settings settings,
      Audit audit,
      TaskRunner tasks,
      VerificationKind kind) {
    this.database = database;
    this.contents = contents;
    this.settings = settings;
    this.audit = audit;
    this.tasks = tasks;
    this.kind = kind;
  }

  /** A query about the store. */
  @FunctionalInterface
  private interface Question<T> {
    T ask(SingleStatements rows) throws SQLException, IOException;
  }

  private <T> Answer<T> answer(Caller caller, Question<T> question) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    try {
      return new Answer.Done<>(question.ask(new SingleStatements(database)));
    } catch (SQLException | IOException | PersistenceException away) {
      LOG.warn("The store cannot be read", away);
      return Answer.failed(new Failure.TryLater("The store is not available at the moment."));
    }
  }

  @Override
  public Answer<StoreStats> stats(Caller caller) {
    return answer(caller, rows -> new Statistics(rows, kind::name).count(contents.stats()));
  }

  @Override
  public Answer<BlobLayout> layout(Caller caller) {
    return answer(caller, rows -> contents.layout());
  }

  @Override
  public Answer<Verification> verification(Caller caller) {
    return answer(caller, this::withDamages);
  }

  private Verification withDamages(SingleStatements rows) throws SQLException {
    return VerificationProgress.shown(last(), new DamageRows(rows, kind::name).all());
  }

  private Optional<Task> last() throws SQLException {
    return tasks.rows().ofKind(kind.name(), 1).stream().findFirst();
  }

  @Override
  public Answer<Verification> progress(Caller caller) {
    return answer(caller, rows -> VerificationProgress.shown(last(), List.of()));
  }

  @Override
  public Answer<Verification> verify(Caller caller) {
    return answer(
        caller,
        rows -> {
          TaskRequest<Long> request =
              new TaskRequest<>(
                  kind,
                  settings.value(BlobSettings.VERIFICATION_SPEED),
                  TaskSubject.server(SUBJECT),
                  Optional.of(kind.name()),
                  TaskRequester.of(caller));
          tasks.begin(
              request,
              audit.entry(
                  caller,
                  "store.verify",
                  AuditSubject.server(SUBJECT),
                  Optional.empty(),
                  Optional.empty()));
          return withDamages(rows);
        });
  }
}
