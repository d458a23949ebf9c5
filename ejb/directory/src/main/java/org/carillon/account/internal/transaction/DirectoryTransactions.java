package org.carillon.account.internal.transaction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.database.BrokenConstraint;
import org.carillon.database.Outage;
import org.carillon.database.StoredText;
import org.carillon.database.Transactions;
import org.carillon.settings.AnnouncedChanges;
import org.carillon.settings.Versions;
import org.jboss.logging.Logger;

/** Units of work that give an answer, also when the database does not. */
@ApplicationScoped
public class DirectoryTransactions {
  private static final Logger LOG = Logger.getLogger(DirectoryTransactions.class);
  private static final Outage AWAY = new Outage(LOG, "The directory can't be changed");

  /** How often a change is tried that others overtake. */
  private static final int MOST_TRIES = 3;

  /** Bound while changes belong to one transaction of several. */
  private static final ScopedValue<Boolean> TOGETHER = ScopedValue.newInstance();

  private final Transactions transactions;
  private final AnnouncedChanges changes;

  @Inject
  public DirectoryTransactions(Transactions transactions, Versions versions) {
    this.transactions = transactions;
    this.changes = new AnnouncedChanges(transactions, versions);
  }

  /** Reads. */
  public <T> Answer<T> look(Function<EntityManager, Answer<T>> work) {
    try {
      return transactions.read(work);
    } catch (PersistenceException failure) {
      return later(failure);
    }
  }

  /** Reads a page; what it is asked by must be text that the database can hold. */
  public <T> Answer<Page<T>> page(
      PageRequest request, Function<EntityManager, Answer<Page<T>>> work) {
    if (request.search().filter(StoredText::isImpossible).isPresent()) {
      return Answers.impossible("search");
    }
    return request.after().filter(StoredText::isImpossible).isPresent()
        ? Answers.impossible("after")
        : look(work);
  }

  /**
   * Changes something of this kind: if the work answers {@code Done}, its commit is durable and
   * every memory on this node knows before this returns. Work that answers otherwise must not have
   * written. Work that was overtaken by another change of the same row is done again, so that it
   * answers by what is there now.
   */
  public <T> Answer<T> change(Versions.Kind kind, Function<EntityManager, Answer<T>> work) {
    Answer<T> answer;
    try {
      answer =
          TOGETHER.isBound()
              ? transactions.write(entities -> countedLater(kind, work.apply(entities)))
              : inTurn(entities -> changes.counted(kind, work.apply(entities)));
    } catch (HomeKeyMissing failure) {
      LOG.error(failure.getMessage());
      return Answer.failed(new Failure.TryLater("Secrets cannot be kept at the moment."));
    } catch (PersistenceException failure) {
      return failed(failure);
    }
    // What belongs to several is made known when all of them are durable.
    return TOGETHER.isBound() ? answer : changes.announced(kind, answer);
  }

  private static <T> Answer<T> failed(PersistenceException failure) {
    if (TOGETHER.isBound() && isOvertaken(failure)) {
      // All of them are done again.
      throw failure;
    }
    return BrokenConstraint.of(failure)
        .<Answer<T>>map(DirectoryTransactions::taken)
        .orElseGet(() -> later(failure));
  }

  /**
   * Makes several changes of the directory one: all of them are durable when this answers {@code
   * Done}, and none is done when it answers otherwise. What is done again where others overtake it
   * is the whole of it, so the work keeps nothing of an earlier try.
   *
   * @param work calls operations that change by these transactions, on this thread
   */
  public <T> Answer<T> together(Supplier<Answer<T>> work) {
    if (TOGETHER.isBound()) {
      return work.get();
    }
    Answer<T> answer;
    try {
      answer =
          inTurn(
              _ ->
                  changes.counted(
                      Versions.Kind.DIRECTORY,
                      ScopedValue.where(TOGETHER, true).call(() -> whole(work))));
    } catch (TakenBack undone) {
      return Answer.failed(undone.failure);
    } catch (PersistenceException failure) {
      return failed(failure);
    }
    changes.announce(Versions.Kind.DIRECTORY);
    return answer;
  }

  /** Counted at the end of all: who counts holds a row that others wait for. */
  private <T> Answer<T> countedLater(Versions.Kind kind, Answer<T> answer) {
    return kind == Versions.Kind.DIRECTORY ? answer : changes.counted(kind, answer);
  }

  private static <T> Answer<T> whole(Supplier<Answer<T>> work) {
    Answer<T> answer = work.get();
    answer
        .asFailure()
        .ifPresent(
            failure -> {
              throw new TakenBack(failure);
            });
    return answer;
  }

  /** Takes back what the changes before it wrote. */
  private static final class TakenBack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    TakenBack(Failure failure) {
      super("One of several changes can't be made", null, false, false);
      this.failure = failure;
    }
  }

  /** Counts another kind up whose changes carry their numbers, inside a change. */
  public long next(Versions.Kind kind) {
    return changes.versions().next(kind);
  }

  private <T> T inTurn(Function<EntityManager, T> work) {
    for (int tries = 1; tries < MOST_TRIES; tries++) {
      try {
        return transactions.write(work);
      } catch (PersistenceException failure) {
        if (!isOvertaken(failure)) {
          throw failure;
        }
      }
    }
    return transactions.write(work);
  }

  /**
   * Told by the flush, or by the commit as the reason of its roll-back. Whoever finds that another
   * got its address meanwhile looks again: it may do without, or says which one is in use.
   */
  private static boolean isOvertaken(PersistenceException failure) {
    return failure instanceof OptimisticLockException
        || failure.getCause() instanceof OptimisticLockException
        || BrokenConstraint.of(failure).filter(DirectoryTransactions::isOfAddress).isPresent();
  }

  private static boolean isOfAddress(String constraint) {
    return constraint.startsWith("address");
  }

  /** Two made the same name at once; the schema let one of them. */
  private static <T> Answer<T> taken(String constraint) {
    return isOfAddress(constraint)
        ? Answer.failed(new Failure.Taken("address", "This address is in use."))
        : Answer.failed(new Failure.Taken("name", "This name is in use."));
  }

  private static <T> Answer<T> later(PersistenceException failure) {
    AWAY.met(failure.getMessage());
    return Answer.failed(new Failure.TryLater("The database is not available at the moment."));
  }
}
