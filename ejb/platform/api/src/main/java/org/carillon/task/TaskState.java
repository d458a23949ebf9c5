package org.carillon.task;

import java.util.Locale;

/** What a task is at. */
public enum TaskState {
  /** Nobody has begun it yet, or the node that had it is gone and another will take it up. */
  WAITING,
  /** It goes on. */
  RUNNING,
  /** It came to its end. */
  DONE,
  /** It could not go on; its outcome says why. What it did is done. */
  FAILED,
  /** Somebody stopped it. What it did is done. */
  STOPPED,
  /** Its node ended. What it did is done. */
  INTERRUPTED;

  /** As REST and the book of changes spell it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is not over. */
  public boolean isGoing() {
    return this == WAITING || this == RUNNING;
  }
}
