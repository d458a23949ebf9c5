package org.carillon.account.internal;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.account.internal.transaction.PasswordProof;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;

/**
 * Who may act on an account: itself, and whoever administers its domain and at least all that the
 * account administers. Else whoever administers one domain would be whatever its accounts are: by
 * their passwords, their mail, or by taking them away.
 */
public final class AccountAuthority {
  private AccountAuthority() {}

  /** Why the caller, to whom the account may be shown, may not act on it; empty if it may. */
  public static Optional<Failure> refusal(EntityManager entities, Caller caller, AccountRow row) {
    return row.id == caller.account() || caller.rights().cover(rights(entities, row))
        ? Optional.empty()
        : Optional.of(
            new Failure.NotAllowed(
                "administers-more",
                row.address()
                    + " administers more than you do: a server administrator can do this."));
  }

  /** Why a token is not enough for the credentials of an account; empty if it is. */
  public static Optional<Failure> refusalToToken(
      EntityManager entities, Caller caller, AccountRow row) {
    return caller.proof() == Proof.TOKEN && !(rights(entities, row) instanceof Rights.User)
        ? PasswordProof.refusedToToken().asFailure()
        : Optional.empty();
  }

  /** Why the caller may not act on all of a domain's accounts at once; empty if it may. */
  public static Optional<Failure> refusal(EntityManager entities, Caller caller, DomainRow domain) {
    return entities
        .createQuery(
            "SELECT a FROM AdministratorRow a JOIN FETCH a.account o WHERE o.domain = :domain",
            AdministratorRow.class)
        .setParameter("domain", domain)
        .getResultStream()
        .filter(grant -> !caller.rights().cover(grant.rights()))
        .findFirst()
        .map(
            grant ->
                new Failure.NotAllowed(
                    "administers-more",
                    "The domain has "
                        + grant.displayedName()
                        + ", who administers more than you do: a server administrator can do"
                        + " this."));
  }

  /** That an account is a resource's, by which nobody signs in: it has no password to set. */
  public static Failure resource(String address) {
    return new Failure.NotAllowed(
        "resource",
        address + " is a room, a vehicle or equipment: nobody signs in by it, by no password.");
  }

  /** Which of these accounts administer anything. */
  public static Set<Long> administering(EntityManager entities, Collection<Long> accounts) {
    return entities
        .createQuery(
            "SELECT a FROM AdministratorRow a JOIN FETCH a.account o WHERE o.id IN :accounts",
            AdministratorRow.class)
        .setParameter("accounts", accounts)
        .getResultStream()
        .filter(grant -> !(grant.rights() instanceof Rights.User))
        .map(grant -> grant.account.id)
        .collect(Collectors.toSet());
  }

  /** What the account may do beyond itself. */
  public static Rights rights(EntityManager entities, AccountRow row) {
    return DirectoryQueries.administrator(entities, row)
        .map(AdministratorRow::rights)
        .orElseGet(Rights.User::new);
  }
}
