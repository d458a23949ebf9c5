package org.carillon.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Rows about mailboxes and accounts that a capability built on the store keeps in its own tables.
 * Each such capability has a bean of this type. The methods are called in the transaction in which
 * a mailbox or an account's mail is deleted for good, with the account's row locked.
 */
public interface AttachedRows {

  /** Removes the rows of a mailbox of which nothing else is left. */
  void mailboxGoes(Connection connection, long mailbox) throws SQLException;

  /** Removes the rows of an account whose mailboxes are gone. */
  void accountGoes(Connection connection, long account) throws SQLException;
}
