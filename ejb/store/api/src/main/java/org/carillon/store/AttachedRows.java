package org.carillon.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Rows that a capability above keeps of mailboxes and accounts, in tables of its own: each that has
 * such tables has a bean of this kind. Called in the transaction in which a mailbox, or an
 * account's mail, goes for good, with the account's row locked.
 */
public interface AttachedRows {

  /** Removes those of a mailbox, of which nothing else is left. */
  void mailboxGoes(Connection connection, long mailbox) throws SQLException;

  /** Removes those of an account, whose mailboxes are gone. */
  void accountGoes(Connection connection, long account) throws SQLException;
}
