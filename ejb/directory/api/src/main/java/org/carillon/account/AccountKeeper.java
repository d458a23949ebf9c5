package org.carillon.account;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.carillon.contract.answer.Failure;

/**
 * Whoever may want an account kept. A capability that may has a bean of this kind; each is asked
 * before an account is deleted, in the same transaction and while the account's row is locked.
 */
public interface AccountKeeper {

  /** Why the account has to stay for now; empty when nothing is against its deletion. */
  Optional<Failure> objection(Connection connection, long account) throws SQLException;
}
