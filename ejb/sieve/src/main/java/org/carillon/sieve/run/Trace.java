package org.carillon.sieve.run;

import java.util.ArrayList;
import java.util.List;

/** The traced lines of a run, in order, up to a limit. */
public final class Trace {
  private final int most;
  private final List<TraceLine> lines = new ArrayList<>();
  private String script = "";

  Trace(int most) {
    this.most = most;
  }

  void command(int line, String name) {
    add(line, name, TraceLine.Outcome.DONE);
  }

  void test(int line, String name, boolean result) {
    add(line, name, result ? TraceLine.Outcome.TRUE : TraceLine.Outcome.FALSE);
  }

  public void tell(int line, String text) {
    add(line, text, TraceLine.Outcome.TOLD);
  }

  private void add(int line, String what, TraceLine.Outcome outcome) {
    if (lines.size() < most) {
      lines.add(new TraceLine(script, line, what, outcome));
    }
  }

  /** Starts the lines of that script. */
  String enter(String name) {
    String before = script;
    script = name;
    return before;
  }

  List<TraceLine> lines() {
    return List.copyOf(lines);
  }
}
