package org.carillon.account;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.carillon.contract.answer.Failure;

/**
 * A capability that can object to the deletion of an account. It provides a bean of this type. Each
 * is asked before an account is deleted, in the same transaction with the account's row locked.
 */
public interface AccountDeletionVeto {

  /** Returns why the account must not be deleted now, or empty if it may be deleted. */
  Optional<Failure> objection(Connection connection, long account) throws SQLException;
}
