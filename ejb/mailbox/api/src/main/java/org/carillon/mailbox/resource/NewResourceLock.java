package org.carillon.mailbox.resource;

import java.time.Duration;
import java.util.Set;

/**
 * A request for a lock.
 *
 * @param place the resource to lock
 * @param above the collections above it, whose deep locks cover it
 * @param below the collections below it, if the lock is deep
 * @param exclusive whether no other lock is allowed
 * @param deep whether everything below is locked too
 * @param owner the client's description of the lock's owner, as XML of at most {@value #MOST_OWNER}
 *     characters
 * @param time the duration of the lock
 */
public record NewResourceLock(
    ResourcePlace place,
    Set<Long> above,
    Set<Long> below,
    boolean exclusive,
    boolean deep,
    String owner,
    Duration time) {
  /** The largest length of the owner, in characters. */
  public static final int MOST_OWNER = 8_192;

  public NewResourceLock {
    above = Set.copyOf(above);
    below = Set.copyOf(below);
  }
}
