package org.carillon.task;

import java.sql.Connection;
import java.sql.SQLException;

/** What the work of a task knows of itself. */
public interface TaskContext {

  /** What the task is asked for by. */
  String id();

  /** How often it was taken up, this time included: the first time 1. */
  int fence();

  /** How far it was when it was taken up; the first time nothing. */
  TaskReport before();

  /** Asked between steps: goes on silently, or not at all. */
  void goOn() throws TaskOver;

  /**
   * Notes how far it is in the transaction of what was just done, so that both are there or
   * neither; and sees to it that nobody takes the task up before that is committed.
   *
   * @throws TaskOver if another has taken it up: the transaction must be taken back
   */
  void save(Connection connection, TaskReport report) throws SQLException, TaskOver;
}
