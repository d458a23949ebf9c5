package org.carillon.account.internal;

import jakarta.persistence.EntityManager;
import java.util.List;

/** What ends for an account, or for an administrator that has a name of its own. */
public final class PrincipalEnd {
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

  /** Ends every web session, token and application password of an account, and whom it let in. */
  public static void signOut(EntityManager entities, AccountRow account) {
    for (String row : List.of("TokenRow", "ApplicationPasswordRow", "OAuthConsentRow")) {
      entities
          .createQuery("DELETE FROM " + row + " r WHERE r.account = :account")
          .setParameter("account", account)
          .executeUpdate();
    }
    // What was let in and has not come for its tokens yet.
    entities
        .createQuery("DELETE FROM OAuthDeviceRow d WHERE d.account = :account")
        .setParameter("account", account.id)
        .executeUpdate();
  }

  /**
   * Codes for another password end with the old one.
   *
   * @param andAddress whether also the address that they are mailed to: where it is not the owner
   *     who sets the password, nobody knows whose that is
   */
  static void forgetCodes(EntityManager entities, long account, boolean andAddress) {
    entities
        .createNativeQuery(
            "UPDATE password_recovery SET code = NULL, issued = NULL, expires = NULL, issuer = ''"
                + (andAddress ? ", address = '', confirmed = NULL" : "")
                + " WHERE account = :account")
        .setParameter("account", account)
        .executeUpdate();
  }

  /** Ends every web session and bearer token of an administrator with a name of its own. */
  public static void signOut(EntityManager entities, AdministratorRow administrator) {
    entities
        .createQuery("DELETE FROM TokenRow t WHERE t.administrator = :administrator")
        .setParameter("administrator", administrator)
        .executeUpdate();
  }
}
