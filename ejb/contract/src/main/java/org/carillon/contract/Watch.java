package org.carillon.contract;

/**
 * A standing wish to be told of changes. The callback given for it is called from any thread, must
 * return at once, and is a hint only: it may come late, doubled or for nothing. Closing is
 * idempotent; afterwards the callback may still be called once.
 */
public interface Watch extends AutoCloseable {
  @Override
  void close();
}
