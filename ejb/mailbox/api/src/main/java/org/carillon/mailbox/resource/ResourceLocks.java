package org.carillon.mailbox.resource;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/**
 * Write locks on collections and items. They are the same on every node, and end of themselves.
 * They are for programs that ask for them: IMAP and REST write whatever is locked.
 */
public interface ResourceLocks {
  /** The most locks of one collection with its items. */
  int MOST = 1_000;

  /** The code of {@link Failure.Taken} where another lock stands in the way. */
  String LOCKED = "locked";

  /** Those of some collections and of the items in them; of those that the caller may read. */
  Answer<List<ResourceLock>> in(Caller caller, Set<Long> collections);

  /**
   * Locks; for those with the right to write there.
   *
   * @return {@link Failure.Taken} with the code {@value #LOCKED} and the token of a lock that
   *     stands in the way as its name
   */
  Answer<ResourceLock> lock(Caller caller, NewResourceLock lock);

  /**
   * Lets a lock of the caller's last from now on as long as is said.
   *
   * @return {@link Failure.NotFound} when there is none of that token, or none of the caller's
   */
  Answer<ResourceLock> refresh(Caller caller, String token, Duration time);

  /** Ends a lock: one's own, or any where one has the right to administer the collection. */
  Answer<Void> unlock(Caller caller, String token);

  /** Ends all locks of a resource that is no more where it was. */
  Answer<Void> release(Caller caller, ResourcePlace place);
}
