package org.carillon.sieve.run;

import java.util.ArrayList;
import java.util.List;

/** The lines that a run came by, in its order, as many as are told. */
public final class Trace {
  private final int most;
  private final List<TraceLine> lines = new ArrayList<>();
  private String script = "";

  Trace(int most) {
    this.most = most;
  }

  /** A command is being done. */
  void command(int line, String name) {
    add(line, name, TraceLine.Outcome.DONE);
  }

  void test(int line, String name, boolean result) {
    add(line, name, result ? TraceLine.Outcome.TRUE : TraceLine.Outcome.FALSE);
  }

  /** The script has something to tell. */
  public void tell(int line, String text) {
    add(line, text, TraceLine.Outcome.TOLD);
  }

  private void add(int line, String what, TraceLine.Outcome outcome) {
    if (lines.size() < most) {
      lines.add(new TraceLine(script, line, what, outcome));
    }
  }

  /** What follows is of that script. */
  String enter(String name) {
    String before = script;
    script = name;
    return before;
  }

  List<TraceLine> lines() {
    return List.copyOf(lines);
  }
}
