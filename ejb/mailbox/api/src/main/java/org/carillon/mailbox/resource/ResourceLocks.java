package org.carillon.mailbox.resource;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/**
 * Write locks on collections and items. They are the same on every node, and expire. They only
 * affect programs that ask for them; IMAP and REST ignore them.
 */
public interface ResourceLocks {
  /** The largest number of locks of a collection and its items. */
  int MOST = 1_000;

  /** The code of {@link Failure.Taken} if another lock conflicts. */
  String LOCKED = "locked";

  /** Returns the locks of collections and their items, if the caller may read them. */
  Answer<List<ResourceLock>> in(Caller caller, Set<Long> collections);

  /**
   * Locks a resource. The caller must have the right to write there.
   *
   * @return {@link Failure.Taken} with the code {@value #LOCKED}, and the token of the conflicting
   *     lock as its name
   */
  Answer<ResourceLock> lock(Caller caller, NewResourceLock lock);

  /**
   * Sets the remaining time of one of the caller's locks, from now on.
   *
   * @return {@link Failure.NotFound} if there is no lock with that token, or it is not the caller's
   */
  Answer<ResourceLock> refresh(Caller caller, String token, Duration time);

  /** Ends a lock. The caller must hold it, or have the right to administer the collection. */
  Answer<Void> unlock(Caller caller, String token);

  /** Ends all locks of a resource that has been moved or removed. */
  Answer<Void> release(Caller caller, ResourcePlace place);
}
