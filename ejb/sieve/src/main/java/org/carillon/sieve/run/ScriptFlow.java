package org.carillon.sieve.run;

/** The continuation after a command. */
public enum ScriptFlow {
  NEXT,
  /** Goes on after the loop that {@link ScriptRun#brokenLoop} names (RFC 5703 §3). */
  BREAK,
  /** Goes on in the script that included this one (RFC 6609 §3.3). */
  RETURN,
  /** Ends (RFC 5228 §3.3). */
  STOP
}
