package org.carillon.sieve.run;

import java.io.IOException;

/** A compiled command. Immutable: many runs share it. */
@FunctionalInterface
public interface ScriptStep {

  /** Runs it; throws if the message can't be read or the script fails. */
  ScriptFlow run(ScriptRun run) throws IOException;
}
