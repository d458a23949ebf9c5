package org.carillon.sieve.run;

/**
 * Something went wrong while a script ran (RFC 5228 §2.10.6). How far it reaches depends on what it
 * is about: what a text turned out to say, which may be a stranger's, spoils only the test or the
 * command that uses it. Never seen beyond the run.
 */
public final class ScriptFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final Reach reach;

  /** What is spoilt by a fault. */
  public enum Reach {
    /** Nothing that the script did holds, and the message is kept. */
    SCRIPT,
    /** The test is false, or the command does nothing; the rest goes on. */
    STEP,
    /** The same of a command that would have delivered the message, which is kept besides. */
    DELIVERY
  }

  /** Of the whole script, at the line that is being run. */
  public ScriptFault(String message) {
    this(0, message);
  }

  /** Of the whole script, at a line; 0 for the one that is being run. */
  public ScriptFault(int line, String message) {
    this(line, Reach.SCRIPT, message);
  }

  private ScriptFault(int line, Reach reach, String message) {
    super(message, null, false, false);
    this.line = line;
    this.reach = reach;
  }

  /** A test or a command can't use a text that it got: the rest of the script goes on. */
  public static ScriptFault ofStep(String message) {
    return new ScriptFault(0, Reach.STEP, message);
  }

  /** A command can't deliver the message as it wants: the rest goes on, the message is kept. */
  public static ScriptFault ofDelivery(String message) {
    return new ScriptFault(0, Reach.DELIVERY, message);
  }

  /** Where, or 0. */
  public int line() {
    return line;
  }

  /** What it spoils. */
  public Reach reach() {
    return reach;
  }

  /** A limit was reached. */
  public static ScriptFault limit(String name, long most) {
    return new ScriptFault("The limit " + name + " of " + most + " was reached");
  }
}
