package org.carillon.account.internal.transaction;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.identity.Caller;

/**
 * A kind of object in the directory (domain, account, administrator …): what the operations that
 * all kinds share have to know of it.
 *
 * @param <R> its row
 * @param <V> what callers see of it; equal values look alike to them
 */
public interface DirectoryKind<R extends VersionedRow, V> {

  /** Its name, as in “domain example.org” and in the audit log's “domain.create”. */
  String name();

  /** Finds one that the caller may see; others learn nothing. */
  Optional<R> seen(EntityManager entities, Caller caller, String name);

  /** Locks what has to be locked before a row of it is. */
  default void lockFirst(EntityManager entities) {}

  /** Whether it was deleted, as its locked row tells. */
  default boolean isDeleted(R row) {
    return false;
  }

  /** What callers see of it. */
  V value(EntityManager entities, R row);

  /** What the audit log says of it, without secrets. */
  String described(V value);

  /** Whose the audit log's record is. */
  AuditSubject subject(R row);
}
