package org.carillon.store.opening;

import java.sql.SQLException;

/**
 * What is remembered of accounts' trees of mailboxes and of who may use them: whoever remembers
 * hears of each change that this node commits or is told of.
 */
public interface TreeMemory {

  /** An account's tree changed, or who may use its mailboxes. */
  void forget(long account);

  /** Forgets what is not so any more, in case nobody told. */
  void compare() throws SQLException;
}
