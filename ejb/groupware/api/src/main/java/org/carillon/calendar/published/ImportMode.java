package org.carillon.calendar.published;

/** What an import does with what is there. */
public enum ImportMode {
  /** It stays, but for objects whose UID is in the file. */
  MERGE,
  /**
   * What is not in the file goes; but only if all of the file was understood and put: else nothing
   * goes.
   */
  REPLACE
}
