package org.carillon.groupware;

/** Whether others hear of a change of an object that concerns them: of a meeting. */
public enum Telling {
  /** As soon as it is stored. */
  AT_ONCE,
  /**
   * When it can't be taken back any more: some seconds later, as it is then. Who deletes something
   * by a slip and undoes that bothers nobody.
   */
  UNLESS_UNDONE,
  /** Never (RFC 6638 §8.1 {@code Schedule-Reply: F}). */
  NEVER
}
