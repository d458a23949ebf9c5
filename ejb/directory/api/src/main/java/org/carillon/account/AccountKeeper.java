package org.carillon.account;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.carillon.contract.answer.Failure;

/**
 * A capability that can object to the deletion of an account. It provides a bean of this type. Each
 * such bean is asked before an account is deleted, in the same transaction and while the account's
 * row is locked.
 */
public interface AccountKeeper {

  /**
   * Returns why the account must not be deleted at present, or empty if nothing is against its
   * deletion.
   */
  Optional<Failure> objection(Connection connection, long account) throws SQLException;
}
