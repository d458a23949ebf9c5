package org.carillon.policy.internal.rule;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.script.ScriptOwner;

final class ScriptQueries {

  /** The base of the lock numbers for scripts. */
  private static final long LOCK = 0x5349_4556_0000_0000L;

  private ScriptQueries() {}

  /** Returns all scripts of an owner, ordered by name. */
  static List<ScriptRow> all(EntityManager entities, ScriptOwner owner) {
    return entities
        .createQuery(
            """
            SELECT s FROM ScriptRow s WHERE COALESCE(s.account, 0L) = :account
            AND COALESCE(s.domain, 0L) = :domain ORDER BY s.name
            """,
            ScriptRow.class)
        .setParameter("account", orZero(ScriptRow.account(owner)))
        .setParameter("domain", orZero(ScriptRow.domain(owner)))
        .getResultList();
  }

  private static Long orZero(Long id) {
    return id == null ? Long.valueOf(0) : id;
  }

  static Optional<ScriptRow> named(EntityManager entities, ScriptOwner owner, String name) {
    return all(entities, owner).stream().filter(row -> row.name.equals(name)).findFirst();
  }

  /** Locks the scripts of an owner until the transaction ends. */
  static void lock(EntityManager entities, ScriptOwner owner) {
    long key =
        switch (owner) {
          case ScriptOwner.Account(long account) -> 2 * account;
          case ScriptOwner.Domain(long domain) -> 2 * domain + 1;
          case ScriptOwner.Server() -> 1;
        };
    entities
        .createNativeQuery("select cast(pg_advisory_xact_lock(:key) as text)")
        .setParameter("key", LOCK + key)
        .getSingleResult();
  }
}
