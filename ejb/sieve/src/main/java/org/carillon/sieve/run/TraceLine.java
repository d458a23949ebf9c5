package org.carillon.sieve.run;

/**
 * One thing that a run did.
 *
 * @param script the script's name; empty for the one that was run
 * @param line from 1
 * @param what a command's or a test's name, or what the script wants to be told
 * @param outcome what came of it
 */
public record TraceLine(String script, int line, String what, Outcome outcome) {

  /** What may come of a line. */
  public enum Outcome {
    /** The command was done. */
    DONE,
    /** The test was true. */
    TRUE,
    /** The test was false. */
    FALSE,
    /** The script tells this (vnd.carillon.debug). */
    TOLD
  }

  /** {@code 12 header: true}. */
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
