package org.carillon.store.opening;

import java.sql.SQLException;

/**
 * A cache of accounts' mailbox trees and of the rights to them. It is told of each change that this
 * node commits or receives a hint of.
 */
public interface TreeMemory {

  /** Drops an account's entries, after its tree or the rights to its mailboxes changed. */
  void forget(long account);

  /** Drops outdated entries, in case a hint was lost. */
  void compare() throws SQLException;
}
