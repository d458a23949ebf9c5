package org.carillon.contract;

/**
 * A subscription to changes. The callback given for it is called from any thread and must return at
 * once. A call is a hint only: it may come late, twice, or without a change. Closing is idempotent;
 * the callback may still be called once afterwards.
 */
public interface Watch extends AutoCloseable {
  @Override
  void close();
}
