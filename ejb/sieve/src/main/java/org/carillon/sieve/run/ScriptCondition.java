package org.carillon.sieve.run;

import java.io.IOException;

/** A compiled test. Immutable: many runs share it. */
@FunctionalInterface
public interface ScriptCondition {

  /**
   * Returns whether it is true.
   *
   * @throws IOException if the message or data about it can't be read
   * @throws ScriptFault if the script fails
   */
  boolean test(ScriptRun run) throws IOException;
}
