package org.carillon.mailbox.resource;

import java.time.Duration;
import java.util.Set;

/**
 * A lock as it is asked for.
 *
 * @param place what is to be locked
 * @param above the collections above it, whose deep locks reach it
 * @param below the collections below it, where it is to be deep
 * @param exclusive whether there may be no other
 * @param deep whether all that lies below is to be locked with it
 * @param owner what the client says of whose it is, as XML of at most {@value #MOST_OWNER}
 *     characters
 * @param time for how long
 */
public record NewResourceLock(
    ResourcePlace place,
    Set<Long> above,
    Set<Long> below,
    boolean exclusive,
    boolean deep,
    String owner,
    Duration time) {
  /** The longest owner. */
  public static final int MOST_OWNER = 8_192;

  /** Keeps copies. */
  public NewResourceLock {
    above = Set.copyOf(above);
    below = Set.copyOf(below);
  }
}
