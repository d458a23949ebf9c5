package org.carillon.listener.internal.acme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.sql.SQLException;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.due.DueKind;
import org.carillon.due.DueWork;

/** Orders and renews due certificates. */
@ApplicationScoped
class OrderWork implements DueWork {
  private final OrderProcessor turn;

  @Inject
  OrderWork(OrderProcessor turn) {
    this.turn = turn;
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
}
