package org.carillon.task;

import java.util.Locale;

/** The state of a task. */
public enum TaskState {
  /** No node has begun the task yet, or its node is gone and another will take it up. */
  WAITING,
  /** A node is running the task. */
  RUNNING,
  /** The task is complete. */
  DONE,
  /** The task could not go on; its outcome says why. The work already done stays. */
  FAILED,
  /** A user stopped the task. The work already done stays. */
  STOPPED,
  /** The task's node ended. The work already done stays. */
  INTERRUPTED;

  /** Returns the word for the state in REST and the audit log. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether the task has not ended. */
  public boolean isGoing() {
    return this == WAITING || this == RUNNING;
  }
}
