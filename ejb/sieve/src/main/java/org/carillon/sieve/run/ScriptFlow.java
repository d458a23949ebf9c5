package org.carillon.sieve.run;

/** How a script goes on behind a command. */
public enum ScriptFlow {
  /** With the next one. */
  NEXT,
  /** Behind the loop that {@link ScriptRun#brokenLoop} names (RFC 5703 §3). */
  BREAK,
  /** In the script that included this one (RFC 6609 §3.3). */
  RETURN,
  /** Not at all (RFC 5228 §3.3). */
  STOP
}
