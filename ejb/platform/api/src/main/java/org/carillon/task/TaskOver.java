package org.carillon.task;

/**
 * The work must not go on: somebody stopped it, this node ends, or another node has taken it up.
 * Whoever meets it writes nothing more and lets it pass.
 */
public final class TaskOver extends Exception {
  private static final long serialVersionUID = 1;

  TaskOver(String why) {
    super(why, null, false, false);
  }
}
