package org.carillon.account.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.carillon.account.AccountDeletionVeto;
import org.carillon.contract.answer.Failure;
import org.hibernate.Session;

/** Calls all {@link AccountDeletionVeto}s before an account is deleted. */
@ApplicationScoped
class AccountKeepers {
  private final Iterable<AccountDeletionVeto> all;

  @Inject
  AccountKeepers(@Any Instance<AccountDeletionVeto> all) {
    this((Iterable<AccountDeletionVeto>) all);
  }

  AccountKeepers(Iterable<AccountDeletionVeto> all) {
    this.all = all;
  }

  /** Returns why an account, whose row is locked, must not be deleted, or empty if it may be. */
  Optional<Failure> objection(EntityManager entities, AccountRow row) {
    return entities
        .unwrap(Session.class)
        .doReturningWork(connection -> objection(connection, row.id));
  }

  private Optional<Failure> objection(Connection connection, long account) throws SQLException {
    for (AccountDeletionVeto keeper : all) {
      Optional<Failure> objection = keeper.objection(connection, account);
      if (objection.isPresent()) {
        return objection;
      }
    }
    return Optional.empty();
  }
}
