package org.carillon.sieve.run;

/**
 * One step of a run.
 *
 * @param script the script's name; empty for the main one
 * @param line from 1
 * @param what a command's or a test's name, or a text of the script
 * @param outcome its outcome
 */
public record TraceLine(String script, int line, String what, Outcome outcome) {

  /** The outcome of a line. */
  public enum Outcome {
    DONE,
    TRUE,
    FALSE,
    /** A text of the script (vnd.carillon.debug). */
    TOLD
  }

  /** Returns the line as {@code 12 header: true}. */
  @Override
  public String toString() {
    String where = script.isEmpty() ? "" : script + ":";
    return switch (outcome) {
      case DONE -> where + line + " " + what;
      case TRUE -> where + line + " " + what + ": true";
      case FALSE -> where + line + " " + what + ": false";
      case TOLD -> where + line + " says: " + what;
    };
  }
}
