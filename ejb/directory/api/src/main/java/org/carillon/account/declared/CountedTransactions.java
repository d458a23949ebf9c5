package org.carillon.account.declared;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.function.Function;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.database.BrokenConstraint;
import org.carillon.database.Transactions;
import org.carillon.settings.AnnouncedChanges;
import org.carillon.settings.Versions;
import org.jboss.logging.Logger;

/**
 * Units of work on objects of a kind whose changes are counted: they give an answer, also when the
 * database or the key of sealed secrets does not.
 */
public abstract class CountedTransactions {
  private static final Logger LOG = Logger.getLogger(CountedTransactions.class);

  private final Transactions transactions;
  private final AnnouncedChanges changes;
  private final Versions.Kind kind;
  private final String what;

  /**
   * On one kind of objects.
   *
   * @param what what several are called, in the middle of a sentence
   */
  protected CountedTransactions(
      Transactions transactions, Versions versions, Versions.Kind kind, String what) {
    this.transactions = transactions;
    this.changes = new AnnouncedChanges(transactions, versions);
    this.kind = kind;
    this.what = what;
  }

  /** What is said of a constraint that a change has broken. */
  protected abstract Failure broken(String constraint);

  /** Counts and announces a change that was committed elsewhere. */
  final void announce() {
    changes.announce(kind);
  }

  public <T> Answer<T> look(Function<EntityManager, Answer<T>> work) {
    try {
      return transactions.read(work);
    } catch (PersistenceException failure) {
      return later(failure);
    }
  }

  /** Changes them; what is {@code Done} is durable, and every node hears of it. */
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
      return BrokenConstraint.of(failure)
          .<Answer<T>>map(constraint -> Answer.failed(broken(constraint)))
          .orElseGet(() -> later(failure));
    }
    return changes.announced(kind, answer);
  }

  private <T> Answer<T> later(RuntimeException failure) {
    LOG.warnf("The %s can't be read or kept: %s", what, failure.getMessage());
    return Answer.failed(
        new Failure.TryLater("The " + what + " can't be read or kept at the moment."));
  }
}
