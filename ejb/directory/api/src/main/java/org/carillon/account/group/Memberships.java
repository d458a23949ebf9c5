package org.carillon.account.group;

import java.util.Optional;
import java.util.Set;

/** Looks up the groups that an account is in. Answers come from memory most of the time. */
public interface Memberships {

  /**
   * Returns the ids of the groups that an account is in, directly or through other groups.
   *
   * @throws RuntimeException if they are not in memory and the database is unavailable
   */
  Set<Long> of(long account);

  /**
   * Returns the canonical address of a group, or empty if it doesn't exist.
   *
   * @throws RuntimeException if the group is not in memory and the database is unavailable
   */
  Optional<String> address(long group);
}
