package org.carillon.task;

import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;

/** The context of a task that is stopped after a given number of steps. */
public final class StoppedTask implements TaskContext {
  private final AtomicInteger left;

  public StoppedTask(int steps) {
    left = new AtomicInteger(steps);
  }

  @Override
  public String id() {
    return "stopped";
  }

  @Override
  public int fence() {
    return 1;
  }

  @Override
  public TaskReport before() {
    return TaskReport.NOTHING;
  }

  @Override
  public void goOn() throws TaskInterrupted {
    if (left.getAndDecrement() <= 0) {
      throw new TaskInterrupted("It was stopped");
    }
  }

  @Override
  public void save(Connection connection, TaskReport report) throws TaskInterrupted {
    goOn();
  }
}
