package org.carillon.policy.trace;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

/** The stored traces. */
public interface StoredTraces {

  /**
   * Passes the traces of a period to {@code each}, the latest first.
   *
   * @param most the largest number of traces
   * @return whether there are more
   */
  boolean each(Duration since, int most, Consumer<MessageTrace> each) throws SQLException;
}
