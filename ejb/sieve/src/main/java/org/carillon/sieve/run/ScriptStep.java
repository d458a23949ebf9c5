package org.carillon.sieve.run;

import java.io.IOException;

/** A compiled command. Immutable: many runs share it. */
@FunctionalInterface
public interface ScriptStep {

  /**
   * Runs it.
   *
   * @throws IOException if the message or data about it can't be read
   * @throws ScriptFault if the script fails
   */
  ScriptFlow run(ScriptRun run) throws IOException;
}
