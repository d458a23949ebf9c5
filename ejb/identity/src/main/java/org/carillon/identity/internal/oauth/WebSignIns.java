package org.carillon.identity.internal.oauth;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import org.carillon.contract.identity.Caller;
import org.carillon.identity.internal.token.TokenRow;

/** Finds the times of sign-ins on the web. */
final class WebSignIns {
  private WebSignIns() {}

  /**
   * Returns the time when the user of a web session signed in, or empty if the session is not the
   * caller's.
   *
   * @param session the session's secret
   */
  static Optional<Instant> at(EntityManager entities, Caller caller, String session) {
    return entities
        .createQuery(
            "SELECT t.created FROM TokenRow t WHERE t.hash = :hash AND t.kind = :kind"
                + " AND t.account.id = :account",
            Instant.class)
        .setParameter("hash", TokenRow.hash(session))
        .setParameter("kind", TokenRow.Kind.WEB)
        .setParameter("account", caller.account())
        .getResultStream()
        .findFirst();
  }
}
