package org.carillon.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.carillon.account.internal.CredentialRevocation;

/** Deletes the rows that let a principal in. */
@ApplicationScoped
public class EndedPrincipals implements CredentialRevocation {

  @Override
  public void forget(EntityManager entities, long principal) {
    for (String table : List.of("known_place", "sign_in_bar", "sign_in_lift")) {
      entities
          .createNativeQuery("DELETE FROM " + table + " WHERE principal = :principal")
          .setParameter("principal", principal)
          .executeUpdate();
    }
  }

  @Override
  public void signOut(EntityManager entities, long account) {
    for (String row : List.of("TokenRow", "ApplicationPasswordRow", "OAuthConsentRow")) {
      delete(entities, row + " r WHERE r.account.id", account);
    }
    // Devices that were let in but have not fetched their tokens yet.
    delete(entities, "OAuthDeviceRow d WHERE d.account", account);
  }

  @Override
  public void signOutAdministrator(EntityManager entities, long administrator) {
    delete(entities, "TokenRow t WHERE t.administrator.id", administrator);
  }

  private static void delete(EntityManager entities, String whose, long id) {
    entities.createQuery("DELETE FROM " + whose + " = :id").setParameter("id", id).executeUpdate();
  }

  @Override
  public void forgetCodes(EntityManager entities, long account, boolean andAddress) {
    entities
        .createNativeQuery(
            "UPDATE password_recovery SET code = NULL, issued = NULL, expires = NULL, issuer = ''"
                + (andAddress ? ", address = '', confirmed = NULL" : "")
                + " WHERE account = :account")
        .setParameter("account", account)
        .executeUpdate();
  }
}
