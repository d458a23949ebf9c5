package org.carillon.sieve.run;

import java.io.IOException;

/**
 * A test in its line, with a traced result.
 *
 * @param line from 1
 * @param name its name in the trace
 * @param isMadeOfOthers whether it runs other tests, which are traced themselves
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
