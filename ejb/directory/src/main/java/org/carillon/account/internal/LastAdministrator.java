package org.carillon.account.internal;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.carillon.contract.answer.Failure;

/**
 * Ensures that at least one server administrator can always sign in. Everything that takes a right
 * away, or that switches off or deletes an administrator's account, asks here first. Such changes
 * run one at a time, so that two transactions can't each remove the other's last administrator.
 */
public final class LastAdministrator {
  private static final long NONE = 0;

  private LastAdministrator() {}

  /** Returns why the right can't be taken away. If empty, others take none until commit. */
  static Optional<Failure> refusal(EntityManager entities, AdministratorRow grant) {
    return grant.domain == null ? without(entities, grant.id, NONE, NONE) : Optional.empty();
  }

  /** Returns why the account can be neither switched off nor deleted, or empty if it can. */
  public static Optional<Failure> refusal(EntityManager entities, AccountRow account) {
    return DirectoryQueries.administrator(entities, account)
        .filter(grant -> grant.domain == null)
        .flatMap(grant -> without(entities, NONE, account.id, NONE));
  }

  /** Returns why the domain can't be switched off, or empty if it can. */
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

  /** Returns the number of server administrators, including those who can't sign in. */
  public static long count(EntityManager entities) {
    return entities
        .createQuery("SELECT COUNT(a) FROM AdministratorRow a WHERE a.domain IS NULL", Long.class)
        .getSingleResult();
  }

  /**
   * Blocks other transactions from taking rights away until this one ends. It must be called before
   * any row of the table is locked; otherwise transactions could wait for each other.
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
                "last-administrator",
                "The last administrator of the server cannot be removed or disabled."));
  }
}
