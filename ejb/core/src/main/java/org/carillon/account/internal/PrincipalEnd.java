package org.carillon.account.internal;

import jakarta.persistence.EntityManager;
import java.util.List;

/** What goes with an account, or with an administrator that has a name of its own. */
final class PrincipalEnd {
  private PrincipalEnd() {}

  /** Forgets from where it signed in, and whether it was barred. */
  static void forget(EntityManager entities, long principal) {
    for (String table : List.of("known_place", "sign_in_bar", "sign_in_lift")) {
      entities
          .createNativeQuery("DELETE FROM " + table + " WHERE principal = :principal")
          .setParameter("principal", principal)
          .executeUpdate();
    }
  }
}
