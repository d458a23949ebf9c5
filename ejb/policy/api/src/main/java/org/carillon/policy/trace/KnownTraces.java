package org.carillon.policy.trace;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

/** The traces that are kept, to go through. */
public interface KnownTraces {

  /**
   * Goes through the traces of a time, the latest first.
   *
   * @param most how many at most
   * @return whether there are more
   */
  boolean each(Duration since, int most, Consumer<MessageTrace> each) throws SQLException;
}
