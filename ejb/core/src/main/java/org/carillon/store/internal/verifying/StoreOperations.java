package org.carillon.store.internal.verifying;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditEntry;
import org.carillon.audit.AuditSubject;
import org.carillon.blob.BlobCheck;
import org.carillon.blob.BlobLayout;
import org.carillon.blob.BlobSettings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;
import org.carillon.settings.Settings;
import org.carillon.store.IndexCheck;
import org.carillon.store.Store;
import org.carillon.store.StoreStats;
import org.carillon.store.Verification;
import org.carillon.store.rows.Rows;
import org.jboss.logging.Logger;

/** The store for those who administer the server. */
@ApplicationScoped
class StoreOperations implements Store {
  private static final Logger LOG = Logger.getLogger(StoreOperations.class);

  @Inject SqlTransactions database;
  @Inject Addresses addresses;
  @Inject BlobCheck contents;
  @Inject IndexCheck index;
  @Inject Settings settings;
  @Inject Audit audit;

  private Thread running;

  /** What is asked of the store. */
  @FunctionalInterface
  private interface Question<T> {
    T ask(Rows rows) throws SQLException, IOException;
  }

  private <T> Answer<T> answer(Caller caller, Question<T> question) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    try {
      return new Answer.Done<>(question.ask(new Rows(database)));
    } catch (SQLException | IOException | PersistenceException away) {
      LOG.warn("The store can't be looked at", away);
      return Answer.failed(new Failure.TryLater("The store is not available at the moment."));
    }
  }

  private String name(long account) {
    return addresses
        .account(account)
        .map(Resolution.Local::address)
        .orElseGet(() -> Long.toString(account));
  }

  @Override
  public Answer<StoreStats> stats(Caller caller) {
    return answer(caller, rows -> new Statistics(rows, this::name).count(contents.stats()));
  }

  @Override
  public Answer<BlobLayout> layout(Caller caller) {
    return answer(caller, rows -> contents.layout());
  }

  @Override
  public Answer<Verification> verification(Caller caller) {
    return answer(caller, rows -> new Progress(rows).show(new Damages(rows, this::name).all()));
  }

  @Override
  public Answer<Verification> progress(Caller caller) {
    return answer(caller, rows -> new Progress(rows).show(List.of()));
  }

  @Override
  public Answer<Verification> verify(Caller caller) {
    return answer(
        caller,
        rows -> {
          AuditEntry record =
              audit.entry(
                  caller,
                  "store.verify",
                  AuditSubject.server("store"),
                  Optional.empty(),
                  Optional.empty());
          new Progress(rows)
              .begin(System.getProperty("carillon.node", "carillon"), record)
              .ifPresent(run -> start(rows, run));
          return new Progress(rows).show(new Damages(rows, this::name).all());
        });
  }

  private synchronized void start(Rows rows, String run) {
    long speed = settings.value(BlobSettings.VERIFICATION_SPEED);
    running =
        Thread.ofVirtual()
            .name("carillon-verification")
            .start(new VerificationRun(contents, index, rows, this::name, run, speed));
  }

  @PreDestroy
  synchronized void stop() {
    if (running == null) {
      return;
    }
    running.interrupt();
    try {
      running.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
