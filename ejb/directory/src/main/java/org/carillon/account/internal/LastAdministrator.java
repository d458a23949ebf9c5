package org.carillon.account.internal;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.carillon.contract.answer.Failure;

/**
 * Somebody who administers the server can always sign in: whatever takes a right away, or switches
 * off or deletes who has it, asks here first. One at a time, so that two cannot take each other's
 * last right.
 */
public final class LastAdministrator {
  private static final long NONE = 0;

  private LastAdministrator() {}

  /** Why the right cannot be taken away; empty if it can, and then nobody else takes one now. */
  static Optional<Failure> refusal(EntityManager entities, AdministratorRow grant) {
    return grant.domain == null ? without(entities, grant.id, NONE, NONE) : Optional.empty();
  }

  /** Why the account can neither be switched off nor deleted. */
  public static Optional<Failure> refusal(EntityManager entities, AccountRow account) {
    return DirectoryQueries.administrator(entities, account)
        .filter(grant -> grant.domain == null)
        .flatMap(grant -> without(entities, NONE, account.id, NONE));
  }

  /** Why the domain cannot be switched off. */
  static Optional<Failure> refusal(EntityManager entities, DomainRow domain) {
    boolean hasOne =
        entities
                .createQuery(
                    "SELECT COUNT(a) FROM AdministratorRow a"
                        + " WHERE a.domain IS NULL AND a.account.domain = :domain",
                    Long.class)
                .setParameter("domain", domain)
                .getSingleResult()
            > 0;
    return hasOne ? without(entities, NONE, NONE, domain.id) : Optional.empty();
  }

  /** How many administer the server, whether or not they can sign in. */
  public static long count(EntityManager entities) {
    return entities
        .createQuery("SELECT COUNT(a) FROM AdministratorRow a WHERE a.domain IS NULL", Long.class)
        .getSingleResult();
  }

  /**
   * Lets nobody else take a right away until the end of the transaction. Before any row of the
   * table is locked: who waits for a row would be in the way.
   */
  static void alone(EntityManager entities) {
    entities.createNativeQuery("LOCK TABLE administrator IN EXCLUSIVE MODE").executeUpdate();
  }

  private static Optional<Failure> without(
      EntityManager entities, long grant, long account, long domain) {
    alone(entities);
    long left =
        entities
            .createQuery(
                """
                SELECT COUNT(a) FROM AdministratorRow a LEFT JOIN a.account o LEFT JOIN o.domain d
                WHERE a.domain IS NULL AND a.id <> :grant
                AND (o IS NULL
                  OR o.enabled AND d.enabled AND NOT o.resource AND o.id <> :account AND d.id <> :domain)
                """,
                Long.class)
            .setParameter("grant", grant)
            .setParameter("account", account)
            .setParameter("domain", domain)
            .getSingleResult();
    return left > 0
        ? Optional.empty()
        : Optional.of(
            new Failure.NotAllowed(
                "last-administrator", "The last administrator of the server stays."));
  }
}
