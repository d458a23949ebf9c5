package org.carillon.listener.internal.acme;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.carillon.account.DomainDeleted;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.database.Rounds;
import org.carillon.database.Transactions;
import org.carillon.startup.DatabaseReady;

/** Looks for certificates that are due, on every node. */
@ApplicationScoped
class OrderRounds {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final OrderTurn turn;
  private final Transactions transactions;
  private Rounds rounds;

  @Inject
  OrderRounds(OrderTurn turn, Transactions transactions) {
    this.turn = turn;
    this.transactions = transactions;
  }

  void start(@Observes DatabaseReady ready) {
    rounds = new Rounds("carillon-acme", "Ordering certificates", PAUSE, this::round);
    rounds.start();
  }

  @PreDestroy
  void stop() {
    if (rounds != null) {
      rounds.close();
    }
  }

  private Duration round() throws SQLException, IOException, InterruptedException {
    try {
      return turn.take() ? Duration.ZERO : PAUSE;
    } catch (PersistenceException | HomeKeyMissing away) {
      throw new IOException(away.getMessage(), away);
    }
  }

  /** What is ordered for a domain goes with it, in its transaction. */
  void forget(@Observes DomainDeleted gone) {
    transactions.run(
        entities ->
            entities
                .createQuery("DELETE FROM AcmeCertificateRow c WHERE c.domain = :domain")
                .setParameter("domain", gone.domain())
                .executeUpdate());
  }
}
