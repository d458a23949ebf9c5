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
 * Decides who may act on an account: the account itself, and an administrator of its domain who
 * administers at least everything that the account administers. Otherwise a domain's administrator
 * could get the rights of its accounts: with their passwords, with their mail, or by deleting them.
 */
public final class AccountAuthority {
  private AccountAuthority() {}

  /** Returns why a caller who may see an account may not act on it, or empty if it may. */
  public static Optional<Failure> refusal(EntityManager entities, Caller caller, AccountRow row) {
    return row.id == caller.account() || caller.rights().cover(rights(entities, row))
        ? Optional.empty()
        : Optional.of(
            new Failure.NotAllowed(
                "administers-more",
                row.address()
                    + " has more administration rights than you. A server administrator can"
                    + " do this."));
  }

  /** Returns why a token can't change the credentials of an account, or empty if it can. */
  public static Optional<Failure> refusalToToken(
      EntityManager entities, Caller caller, AccountRow row) {
    return caller.proof() == Proof.TOKEN && !(rights(entities, row) instanceof Rights.User)
        ? PasswordProof.refusedToToken().asFailure()
        : Optional.empty();
  }

  /** Returns why the caller may not act on all accounts of a domain at once, or empty if it may. */
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
                    "The domain has the administrator "
                        + grant.displayedName()
                        + ", who has more administration rights than you. A server"
                        + " administrator can do this."));
  }

  /** Returns the failure for a resource's account, which nobody signs in to. */
  public static Failure resource(String address) {
    return new Failure.NotAllowed(
        "resource", address + " is a room, a vehicle or equipment. Nobody can sign in to it.");
  }

  /** Returns the ids of those accounts that administer anything. */
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

  public static Rights rights(EntityManager entities, AccountRow row) {
    return DirectoryQueries.administrator(entities, row)
        .map(AdministratorRow::rights)
        .orElseGet(Rights.User::new);
  }
}
