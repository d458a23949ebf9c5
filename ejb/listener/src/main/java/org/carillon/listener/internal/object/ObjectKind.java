package org.carillon.listener.internal.object;

import jakarta.persistence.EntityManager;

/**
 * A kind of objects.
 *
 * @param <R> its row
 * @param <V> what callers see of it
 */
public interface ObjectKind<R extends NamedRow, V> {

  /** Its entity. */
  Class<R> rows();

  /** What one is called, as in the audit log's {@code acme-account.create}. */
  String name();

  /** How many there may be. */
  int most();

  /** What callers see of one. */
  V value(EntityManager entities, R row);

  /** What a value's key is. */
  String key(V value);

  /** What the audit log says of one, without secrets. */
  String described(V value);
}
