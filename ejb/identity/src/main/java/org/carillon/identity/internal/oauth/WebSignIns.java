package org.carillon.identity.internal.oauth;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import org.carillon.contract.identity.Caller;
import org.carillon.identity.internal.token.TokenRow;

/** When somebody signed in to the web. */
final class WebSignIns {
  private WebSignIns() {}

  /**
   * When whoever has that web session signed in; empty if it is not the caller's.
   *
   * @param session its secret
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
