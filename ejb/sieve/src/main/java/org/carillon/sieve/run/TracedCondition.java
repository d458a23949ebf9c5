package org.carillon.sieve.run;

import java.io.IOException;

/**
 * A test in its line, whose result is told.
 *
 * @param line from 1
 * @param name as the trace calls it
 */
public record TracedCondition(int line, String name, ScriptCondition condition)
    implements ScriptCondition {
  @Override
  public boolean test(ScriptRun run) throws IOException {
    run.step(line);
    boolean result = condition.test(run);
    run.trace().test(line, name, result);
    return result;
  }
}
