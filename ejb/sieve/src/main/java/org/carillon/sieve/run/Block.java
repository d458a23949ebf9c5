package org.carillon.sieve.run;

import java.io.IOException;
import java.util.List;

/**
 * Commands, one after the other.
 *
 * @param lines the commands in order
 */
public record Block(List<Line> lines) {

  public static final Block EMPTY = new Block(List.of());

  public Block {
    lines = List.copyOf(lines);
  }

  /**
   * A command in its line.
   *
   * @param line from 1
   * @param name its name in the trace; empty to leave it out
   */
  public record Line(int line, String name, ScriptStep step) {}

  /** Runs them until one ends the block. */
  public ScriptFlow run(ScriptRun run) throws IOException {
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      run.step(line.line());
      if (!line.name().isEmpty()) {
        run.trace().command(line.line(), line.name());
      }
      ScriptFlow flow = step(line, run);
      if (flow != ScriptFlow.NEXT) {
        return flow;
      }
    }
    return ScriptFlow.NEXT;
  }

  private static ScriptFlow step(Line line, ScriptRun run) throws IOException {
    try {
      return line.step().run(run);
    } catch (ScriptFault fault) {
      run.contain(line.line(), fault);
      if (fault.reach() == ScriptFault.Reach.DELIVERY) {
        run.actions().keepBesides();
      }
      return ScriptFlow.NEXT;
    }
  }
}
