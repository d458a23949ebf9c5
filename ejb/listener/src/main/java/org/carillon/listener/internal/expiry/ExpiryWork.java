package org.carillon.listener.internal.expiry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import org.carillon.due.DueKind;
import org.carillon.due.DueWork;

/** Notifies administrators of certificates that expire. */
@ApplicationScoped
class ExpiryWork implements DueWork {
  private final ExpiryCheck turn;

  @Inject
  ExpiryWork(ExpiryCheck turn) {
    this.turn = turn;
  }

  @Override
  public DueKind kind() {
    return DueKind.of("certificate-ends", "Sending certificate expiry warnings", ExpiryCheck.DUE);
  }

  @Override
  public boolean take() throws SQLException, IOException {
    try {
      return turn.take(Instant.now());
    } catch (PersistenceException away) {
      throw new IOException(away.getMessage(), away);
    }
  }
}
