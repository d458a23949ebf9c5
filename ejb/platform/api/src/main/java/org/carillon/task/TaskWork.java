package org.carillon.task;

import java.io.IOException;
import java.sql.SQLException;

/** The work of a task, by one node. */
public interface TaskWork {

  /**
   * Does it, on a thread of its own that is never interrupted; between steps that are each right by
   * themselves it asks {@link TaskContext#goOn}.
   *
   * @throws IOException if it can't go on, with a sentence that says why
   * @throws SQLException if it can't go on
   */
  void run(TaskContext task) throws IOException, SQLException, TaskOver;

  /** How far it is; asked by another thread every two seconds, and once when it is over. */
  TaskReport report();
}
