package org.carillon.sieve.run;

import java.io.IOException;

/** A test, ready to be run. Immutable: many runs share it. */
@FunctionalInterface
public interface ScriptCondition {

  /**
   * Whether it is true.
   *
   * @throws IOException when the message or what is asked about it can't be read
   * @throws ScriptFault when the script goes wrong
   */
  boolean test(ScriptRun run) throws IOException;
}
