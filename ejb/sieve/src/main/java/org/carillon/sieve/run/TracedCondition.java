package org.carillon.sieve.run;

import java.io.IOException;

/**
 * A test in its line, whose result is told.
 *
 * @param line from 1
 * @param name as the trace calls it
 * @param isMadeOfOthers whether it asks other tests, each of which is told by itself
 */
public record TracedCondition(
    int line, String name, boolean isMadeOfOthers, ScriptCondition condition)
    implements ScriptCondition {
  @Override
  public boolean test(ScriptRun run) throws IOException {
    run.step(line);
    boolean result = isMadeOfOthers ? condition.test(run) : run.ask(line, condition);
    run.trace().test(line, name, result);
    return result;
  }
}
