package org.carillon.task;

/**
 * Tells the work that it must not go on: a user stopped it, this node stops, or another node has
 * taken the task up. The work must write nothing more and pass the exception on.
 */
public final class TaskInterrupted extends Exception {
  private static final long serialVersionUID = 1;

  TaskInterrupted(String why) {
    super(why, null, false, false);
  }
}
