package org.carillon.listener.internal.acme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.sql.SQLException;
import org.carillon.account.DomainDeleted;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.database.Transactions;
import org.carillon.due.DueKind;
import org.carillon.due.DueWork;

/** Orders and renews due certificates. */
@ApplicationScoped
class OrderWork implements DueWork {
  private final OrderProcessor turn;
  private final Transactions transactions;

  @Inject
  OrderWork(OrderProcessor turn, Transactions transactions) {
    this.turn = turn;
    this.transactions = transactions;
  }

  @Override
  public DueKind kind() {
    return DueKind.of("acme", "Ordering certificates", OrderRows.DUE);
  }

  @Override
  public boolean take() throws SQLException, IOException, InterruptedException {
    try {
      return turn.take();
    } catch (PersistenceException | HomeKeyMissing away) {
      throw new IOException(away.getMessage(), away);
    }
  }

  /** Deletes a domain's orders in the transaction that deletes the domain. */
  void forget(@Observes DomainDeleted gone) {
    transactions.run(
        entities ->
            entities
                .createNativeQuery("DELETE FROM acme_certificate WHERE domain = :domain")
                .setParameter("domain", gone.domain())
                .executeUpdate());
  }
}
