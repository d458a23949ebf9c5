package org.carillon.account.internal.transaction;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.identity.Caller;

/**
 * A kind of object in the directory (domain, account, administrator …), with what the operations
 * that all kinds share need to know about it.
 *
 * @param <R> the row
 * @param <V> the value that callers see; callers can't distinguish equal values
 */
public interface DirectoryKind<R extends VersionedRow, V> {

  /** Returns the kind's name, as in “domain example.org” and the audit log's “domain.create”. */
  String name();

  /** Returns the object if the caller may see it. For others it is as if it didn't exist. */
  Optional<R> seen(EntityManager entities, Caller caller, String name);

  /** Locks what must be locked before a row of this kind. */
  default void lockFirst(EntityManager entities) {}

  /** Returns whether the object was deleted, as its locked row shows. */
  default boolean isDeleted(R row) {
    return false;
  }

  V value(EntityManager entities, R row);

  /** Returns the description of the object for the audit log, without secrets. */
  String described(V value);

  AuditSubject subject(R row);
}
