package org.carillon.task;

import java.sql.Connection;

/** The context of a task that is never stopped and whose only progress is its report. */
public record Unhindered(String id) implements TaskContext {
  @Override
  public int fence() {
    return 1;
  }

  @Override
  public TaskReport before() {
    return TaskReport.NOTHING;
  }

  @Override
  public void goOn() {
    // The task may always go on.
  }

  @Override
  public void save(Connection connection, TaskReport report) {
    throw new AssertionError(report);
  }
}
