package org.carillon.task;

import java.io.IOException;
import java.sql.SQLException;

/** The work of a task on one node. */
public interface TaskWork {

  /**
   * Does the work, on a thread of its own that is never interrupted. Between steps, each of which
   * leaves consistent data, it calls {@link TaskContext#goOn}.
   *
   * @throws IOException if it can't go on; the message is a sentence that says why
   * @throws SQLException if it can't go on
   */
  void run(TaskContext task) throws IOException, SQLException, TaskInterrupted;

  /** Returns the progress. Another thread calls this every two seconds, and once after the end. */
  TaskReport report();
}
