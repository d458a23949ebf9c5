package org.carillon.sieve.run;

import java.io.IOException;

/** A command, ready to be run. Immutable: many runs share it. */
@FunctionalInterface
public interface ScriptStep {

  /**
   * Runs it.
   *
   * @throws IOException when the message or what is asked about it can't be read
   * @throws ScriptFault when the script goes wrong
   */
  ScriptFlow run(ScriptRun run) throws IOException;
}
