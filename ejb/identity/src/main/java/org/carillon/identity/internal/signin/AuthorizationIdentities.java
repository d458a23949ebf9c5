package org.carillon.identity.internal.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.database.Transactions;
import org.carillon.identity.internal.Principal;
import org.carillon.settings.Settings;

/** Decides as which account a principal may act (authorization identity, RFC 4422 §3.4.1). */
@ApplicationScoped
public class AuthorizationIdentities {
  private final Transactions transactions;
  private final Settings settings;

  @Inject
  public AuthorizationIdentities(Transactions transactions, Settings settings) {
    this.transactions = transactions;
    this.settings = settings;
  }

  /**
   * Returns the principal that acts: the authenticated one, or the account that it names. The
   * latter requires a setting, and the principal must administer the account's domain and
   * everything that the account administers. It then acts without any rights beyond that account,
   * because it has its own rights anyway.
   *
   * @param authorization the account that it wants to act as; empty for itself
   * @return empty if it may not
   */
  Optional<Principal> as(Principal principal, String authorization) {
    if (authorization.isEmpty()) {
      return Optional.of(principal);
    }
    return transactions.read(
        entities ->
            Principal.find(entities, authorization)
                .flatMap(
                    other ->
                        other.name().equals(principal.name())
                            ? Optional.of(principal)
                            : asAnother(entities, principal, other)));
  }

  /**
   * Returns the caller as which an already signed-in caller acts. It has no more rights than
   * before. Only a caller that showed a password may act as another account, and the result does
   * not count as having shown that account's password.
   */
  Optional<Caller> as(Caller caller, String authorization) {
    return transactions
        .read(entities -> Principal.find(entities, caller.name()))
        .map(principal -> principal.withRights(caller.rights()))
        .flatMap(principal -> as(principal, authorization))
        .filter(other -> other.name().equals(caller.name()) || caller.proof() == Proof.PASSWORD)
        .map(
            other ->
                new Caller(
                    other.account(),
                    other.name(),
                    other.rights(),
                    caller.session(),
                    other.name().equals(caller.name()) ? caller.proof() : Proof.SESSION,
                    caller.from()));
  }

  private Optional<Principal> asAnother(
      EntityManager entities, Principal principal, Principal other) {
    if (!settings.value(DirectorySettings.ACT_AS_OTHERS) || !other.enabled()) {
      return Optional.empty();
    }
    return DirectoryQueries.account(entities, other.account())
        .filter(account -> administers(principal.rights(), account))
        .filter(_ -> principal.rights().cover(other.rights()))
        .map(_ -> other.withRights(new Rights.User()));
  }

  private static boolean administers(Rights rights, AccountRow account) {
    return !(rights instanceof Rights.User)
        && rights.cover(new Rights.DomainAdministrator(account.domain().id()));
  }
}
