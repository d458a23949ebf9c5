package org.carillon.store.opening;

import java.sql.SQLException;

/** A cache of accounts' mailbox trees and rights, told of each change and hint on this node. */
public interface TreeCache {

  /** Drops an account's entries, after its tree or the rights to its mailboxes changed. */
  void forget(long account);

  /** Drops outdated entries, in case a hint was lost. */
  void compare() throws SQLException;
}
