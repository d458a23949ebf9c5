package org.carillon.groupware;

/** The choice whether others are notified of a change that concerns them, such as of a meeting. */
public enum Telling {
  /** They are notified as soon as the change is stored. */
  AT_ONCE,
  /**
   * They are notified when the change can no longer be undone: some seconds later, of the state at
   * that time. A user who deletes something by mistake and undoes it disturbs nobody.
   */
  UNLESS_UNDONE,
  /** They are never notified (RFC 6638 §8.1 {@code Schedule-Reply: F}). */
  NEVER
}
