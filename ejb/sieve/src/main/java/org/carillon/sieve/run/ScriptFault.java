package org.carillon.sieve.run;

/**
 * An error during the run of a script (RFC 5228 §2.10.6). Its effect depends on the cause: a bad
 * text, which may be the sender's, affects only the test or the command that uses it. Never thrown
 * outside of the run.
 */
public final class ScriptFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final Reach reach;

  /** The effect of a fault. */
  public enum Reach {
    /** All actions of the script are void, and the message is kept. */
    SCRIPT,
    /** The test is false, or the command does nothing; the rest goes on. */
    STEP,
    /** The fault spoils a step that would have delivered the message, which is kept in addition. */
    DELIVERY
  }

  /** Creates a fault of the whole script, at the current line. */
  public ScriptFault(String message) {
    this(0, message);
  }

  /** Creates a fault of the whole script, at a line; 0 for the current one. */
  public ScriptFault(int line, String message) {
    this(line, Reach.SCRIPT, message);
  }

  private ScriptFault(int line, Reach reach, String message) {
    super(message, null, false, false);
    this.line = line;
    this.reach = reach;
  }

  /** A test or a command can't use a text; the rest of the script goes on. */
  public static ScriptFault ofStep(String message) {
    return new ScriptFault(0, Reach.STEP, message);
  }

  /** A command can't deliver the message; the rest goes on, and the message is kept. */
  public static ScriptFault ofDelivery(String message) {
    return new ScriptFault(0, Reach.DELIVERY, message);
  }

  /** The line, or 0. */
  public int line() {
    return line;
  }

  public Reach reach() {
    return reach;
  }

  public static ScriptFault limit(String name, long most) {
    return new ScriptFault("The limit " + name + " of " + most + " was reached");
  }
}
