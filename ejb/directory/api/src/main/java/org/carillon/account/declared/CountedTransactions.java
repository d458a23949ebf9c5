package org.carillon.account.declared;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.database.Transactions;
import org.carillon.database.ViolatedConstraint;
import org.carillon.settings.AnnouncedChanges;
import org.carillon.settings.CacheVersions;
import org.jboss.logging.Logger;

/**
 * Units of work on objects of a kind whose changes are counted. They return an answer even if the
 * database or the key of sealed secrets is not available.
 */
public class CountedTransactions {
  private static final Logger LOG = Logger.getLogger(CountedTransactions.class);

  private final Transactions transactions;
  private final AnnouncedChanges changes;
  private final CacheVersions.Kind kind;
  private final String what;
  private final Function<String, Failure> broken;

  /**
   * @param what the plural of the objects' name, as used within a sentence
   * @param broken returns the failure for a constraint that a change has violated
   */
  public CountedTransactions(
      Transactions transactions,
      CacheVersions versions,
      CacheVersions.Kind kind,
      String what,
      Function<String, Failure> broken) {
    this.transactions = transactions;
    this.changes = new AnnouncedChanges(transactions, versions);
    this.kind = kind;
    this.what = what;
    this.broken = broken;
  }

  /** Counts and announces a change that was committed elsewhere. */
  void announce() {
    changes.announce(kind);
  }

  public <T> Answer<T> look(Function<EntityManager, Answer<T>> work) {
    try {
      return transactions.read(work);
    } catch (PersistenceException | HomeKeyMissing failure) {
      return later(failure);
    }
  }

  /** Makes a change. If the answer is {@code Done}, it is durable and every node is told. */
  public <T> Answer<T> change(Function<EntityManager, Answer<T>> work) {
    Answer<T> answer;
    try {
      answer =
          transactions.write(
              entities -> {
                Answer<T> done = work.apply(entities);
                if (done instanceof Answer.Done<T>) {
                  entities.flush();
                }
                return changes.counted(kind, done);
              });
    } catch (PersistenceException | HomeKeyMissing failure) {
      return ViolatedConstraint.of(failure)
          .<Answer<T>>map(constraint -> Answer.failed(broken.apply(constraint)))
          .orElseGet(() -> later(failure));
    }
    return changes.announced(kind, answer);
  }

  /**
   * Makes a change in a transaction that has begun. It is counted, if it changed any row, and nodes
   * learn of it when they next compare the counters.
   *
   * @param work returns the number of rows that it has changed
   */
  void join(ToIntFunction<EntityManager> work) {
    transactions.run(
        entities -> {
          if (work.applyAsInt(entities) > 0) {
            changes.versions().increase(kind);
          }
        });
  }

  private <T> Answer<T> later(RuntimeException failure) {
    LOG.warnf("The %s can't be read or stored: %s", what, failure.getMessage());
    return Answer.failed(
        new Failure.TryLater("The " + what + " can't be read or stored at the moment."));
  }
}
