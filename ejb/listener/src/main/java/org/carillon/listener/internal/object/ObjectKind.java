package org.carillon.listener.internal.object;

import jakarta.persistence.EntityManager;

/**
 * A kind of objects.
 *
 * @param <R> its row
 * @param <V> its value, as callers see it
 */
public interface ObjectKind<R extends NamedRow, V> {

  /** The class of its entity. */
  Class<R> rows();

  /** The name of the kind, as in the audit log's {@code acme-account.create}. */
  String name();

  /** The most objects of this kind. */
  int most();

  V value(EntityManager entities, R row);

  /** Returns a value's key. */
  String key(V value);

  /** Returns the audit log's description of a value, without secrets. */
  String described(V value);
}
