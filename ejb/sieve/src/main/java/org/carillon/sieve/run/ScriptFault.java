package org.carillon.sieve.run;

/**
 * A script went wrong while it ran (RFC 5228 §2.10.6). Caught where the run began, never beyond.
 */
public final class ScriptFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;

  /** At the line that is being run. */
  public ScriptFault(String message) {
    this(0, message);
  }

  /** At a line; 0 for the one that is being run. */
  public ScriptFault(int line, String message) {
    super(message, null, false, false);
    this.line = line;
  }

  /** Where, or 0. */
  public int line() {
    return line;
  }

  /** A limit was reached. */
  public static ScriptFault limit(String name, long most) {
    return new ScriptFault("The limit " + name + " of " + most + " was reached");
  }
}
