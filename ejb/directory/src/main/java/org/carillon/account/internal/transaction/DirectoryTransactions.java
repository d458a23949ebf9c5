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
import org.carillon.database.Outage;
import org.carillon.database.StoredText;
import org.carillon.database.Transactions;
import org.carillon.database.ViolatedConstraint;
import org.carillon.settings.AnnouncedChanges;
import org.carillon.settings.CacheVersions;
import org.jboss.logging.Logger;

/** Runs units of work that return an answer, even if the database fails. */
@ApplicationScoped
public class DirectoryTransactions {
  private static final Logger LOG = Logger.getLogger(DirectoryTransactions.class);
  private static final Outage AWAY = new Outage(LOG, "The directory can't be changed");

  /** The number of times that a change is tried when concurrent changes conflict with it. */
  private static final int MOST_TRIES = 3;

  /** Bound while several changes belong to one transaction. */
  private static final ScopedValue<Boolean> TOGETHER = ScopedValue.newInstance();

  private final Transactions transactions;
  private final AnnouncedChanges changes;

  @Inject
  public DirectoryTransactions(Transactions transactions, CacheVersions versions) {
    this.transactions = transactions;
    this.changes = new AnnouncedChanges(transactions, versions);
  }

  public <T> Answer<T> look(Function<EntityManager, Answer<T>> work) {
    try {
      return transactions.read(work);
    } catch (PersistenceException failure) {
      return later(failure);
    }
  }

  /** Reads a page. Checks its texts first, because the database can't store all characters. */
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
   * Makes a change of this kind. If the work answers {@code Done}, its commit is durable, and every
   * cache on this node is updated before this method returns. Work that answers otherwise must not
   * have written anything. If the work conflicts with a concurrent change of the same row, it is
   * run again with the new state.
   */
  public <T> Answer<T> change(CacheVersions.Kind kind, Function<EntityManager, Answer<T>> work) {
    Answer<T> answer;
    try {
      answer =
          TOGETHER.isBound()
              ? transactions.write(entities -> countedLater(kind, work.apply(entities)))
              : inTurn(entities -> changes.counted(kind, work.apply(entities)));
    } catch (HomeKeyMissing failure) {
      LOG.error(failure.getMessage());
      return Answer.failed(
          new Failure.TryLater("Secrets cannot be stored at the moment. Check the home key."));
    } catch (PersistenceException failure) {
      return failed(failure);
    }
    // A change that is one of several is announced when all of them are durable.
    return TOGETHER.isBound() ? answer : changes.announced(kind, answer);
  }

  private static <T> Answer<T> failed(PersistenceException failure) {
    if (TOGETHER.isBound() && isOvertaken(failure)) {
      // All of the changes are made again.
      throw failure;
    }
    return ViolatedConstraint.of(failure)
        .<Answer<T>>map(DirectoryTransactions::taken)
        .orElseGet(() -> later(failure));
  }

  /**
   * Combines several changes of the directory into one transaction. All of them are durable if this
   * answers {@code Done}, and none is made if it answers otherwise. If they conflict with a
   * concurrent change, all of the work is run again, so it must not keep state from an earlier try.
   *
   * @param work calls operations that use these transactions, on this thread
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
                      CacheVersions.Kind.DIRECTORY,
                      ScopedValue.where(TOGETHER, true).call(() -> whole(work))));
    } catch (TakenBack undone) {
      return Answer.failed(undone.failure);
    } catch (PersistenceException failure) {
      return failed(failure);
    }
    changes.announce(CacheVersions.Kind.DIRECTORY);
    return answer;
  }

  /** Counts a change at the end of the combined transaction: others wait for the counter's row. */
  private <T> Answer<T> countedLater(CacheVersions.Kind kind, Answer<T> answer) {
    return kind == CacheVersions.Kind.DIRECTORY ? answer : changes.counted(kind, answer);
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

  /** Rolls back the changes that were made before the failed one. */
  private static final class TakenBack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    TakenBack(Failure failure) {
      super("One of several changes can't be made", null, false, false);
      this.failure = failure;
    }
  }

  /** Increases the counter of a kind whose changes store it. Must be called inside a change. */
  public long next(CacheVersions.Kind kind) {
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
   * Returns whether the work conflicted with a concurrent change. The flush reports this, or the
   * commit as the reason of its rollback. If another transaction took an address meanwhile, the
   * work is run again: it may succeed without that address, or report which one is in use.
   */
  private static boolean isOvertaken(PersistenceException failure) {
    return failure instanceof OptimisticLockException
        || failure.getCause() instanceof OptimisticLockException
        || ViolatedConstraint.of(failure).filter(DirectoryTransactions::isOfAddress).isPresent();
  }

  private static boolean isOfAddress(String constraint) {
    return constraint.startsWith("address");
  }

  /** Returns the failure if a concurrent transaction created the same name first. */
  private static <T> Answer<T> taken(String constraint) {
    return isOfAddress(constraint)
        ? Answer.failed(new Failure.Taken("address", "This address is in use."))
        : Answer.failed(new Failure.Taken("name", "This name already exists."));
  }

  private static <T> Answer<T> later(PersistenceException failure) {
    AWAY.met(failure.getMessage());
    return Answer.failed(new Failure.TryLater("The database is not available at the moment."));
  }
}
