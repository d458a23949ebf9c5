package org.carillon.sieve.run;

import java.io.IOException;
import java.util.List;

/** Commands, one after the other, in order. */
public record Block(List<Line> lines) {

  public static final Block EMPTY = new Block(List.of());

  public Block {
    lines = List.copyOf(lines);
  }

  /** A command in its line, from 1; its name in the trace is empty if it is left out. */
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
