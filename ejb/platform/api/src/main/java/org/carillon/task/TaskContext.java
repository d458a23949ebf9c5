package org.carillon.task;

import java.sql.Connection;
import java.sql.SQLException;

/** A task as seen by its work. */
public interface TaskContext {

  /** Returns the id by which the task is looked up. */
  String id();

  /** Returns the number of times that the task was taken up, this one included: 1 at first. */
  int fence();

  /** Returns the progress when the task was taken up; the first time, no progress. */
  TaskReport before();

  /** Called between steps. Returns if the task may go on, and throws otherwise. */
  void goOn() throws TaskInterrupted;

  /**
   * Records the progress in the transaction of the work just done, so that both are committed or
   * neither. Also ensures that no other node takes the task up before the commit.
   *
   * @throws TaskInterrupted if another node has taken it up: the transaction must be rolled back
   */
  void save(Connection connection, TaskReport report) throws SQLException, TaskInterrupted;
}
