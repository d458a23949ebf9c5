package org.carillon.recovery.internal.holding;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.carillon.account.AccountDeletionVeto;
import org.carillon.contract.answer.Failure;

/** Prevents the deletion of an account while it, or one of its mailboxes, is under a hold. */
@ApplicationScoped
class HeldAccounts implements AccountDeletionVeto {
  @Override
  public Optional<Failure> objection(Connection connection, long account) throws SQLException {
    return HoldRows.isHeld(connection, account)
        ? Optional.of(
            new Failure.Taken(
                "address",
                "on-hold",
                "The account is on hold. Lift the hold before you delete the account."))
        : Optional.empty();
  }
}
