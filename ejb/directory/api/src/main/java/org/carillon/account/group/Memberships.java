package org.carillon.account.group;

import java.util.Optional;
import java.util.Set;

/** In which groups somebody is. Answers come from memory most of the time. */
public interface Memberships {

  /**
   * The ids of the groups that an account is in, by itself or by groups in them.
   *
   * @throws RuntimeException if they are not remembered and the database is away
   */
  Set<Long> of(long account);

  /**
   * The canonical address of a group that is there.
   *
   * @throws RuntimeException if it is not remembered and the database is away
   */
  Optional<String> address(long group);
}
