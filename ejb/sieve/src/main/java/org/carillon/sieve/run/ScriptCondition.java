package org.carillon.sieve.run;

import java.io.IOException;

/** A compiled test. Immutable: many runs share it. */
@FunctionalInterface
public interface ScriptCondition {

  /** Returns whether it is true; throws if the message can't be read or the script fails. */
  boolean test(ScriptRun run) throws IOException;
}
