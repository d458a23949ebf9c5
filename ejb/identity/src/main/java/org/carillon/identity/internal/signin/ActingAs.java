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

/** As whom somebody may act who showed who it is (RFC 4422 §3.4.1, authorization identity). */
@ApplicationScoped
public class ActingAs {
  private final Transactions transactions;
  private final Settings settings;

  @Inject
  public ActingAs(Transactions transactions, Settings settings) {
    this.transactions = transactions;
    this.settings = settings;
  }

  /**
   * Who acts: the principal itself, or the account it names. The latter needs a setting, and that
   * the principal administers the account's domain and all that the account administers; it then
   * acts as an account without rights beyond itself, since it has its own without asking.
   *
   * @param authorization whom it wants to act as; empty for itself
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
   * As whom a caller acts that signed in already; it has no more rights than it had. As somebody
   * else only who showed a password, and nothing was shown of the other's.
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
