package org.carillon.bench.web;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;

/**
 * A browser that a script drives as a reader would. For each action the script prints a line: its
 * name, the milliseconds until it is painted, and those until the server's response began.
 *
 * @param script its name in {@code src/test/load}
 * @param goals the limit in ms until painted for 95 of 100, by action
 * @param serverGoal the same until the response begins; 0 for none
 */
record DrivenBrowser(
    String script,
    String reader,
    String password,
    int rounds,
    int warmUps,
    Map<String, Integer> goals,
    int serverGoal) {
  private static final Duration BOUND = Duration.ofMinutes(60);
  private static final double P95 = 0.95;

  /**
   * Drives it and prints the times.
   *
   * @param more additional environment variables of the script
   * @return whether all goals were met
   */
  boolean measure(CarillonServer server, Map<String, String> more) {
    Map<String, String> told = new HashMap<>(more);
    told.put("CARILLON_WEB", "https://localhost:" + server.port("https"));
    told.put("READER", reader);
    told.put("READER_PASSWORD", password);
    told.put("ROUNDS", Integer.toString(rounds));
    told.put("WARM_UPS", Integer.toString(Math.min(warmUps, rounds)));
    Path file = CarillonServer.tree().resolve("src/test/load").resolve(script);
    Command driven =
        Command.run(BOUND, List.of(OutsideTool.NODE.path(), file.toString()), "", told).orFail();
    Map<String, Latencies> whole = new LinkedHashMap<>();
    Map<String, Latencies> answered = new LinkedHashMap<>();
    for (String line : driven.output().lines().toList()) {
      String[] part = line.split("\t");
      if (part.length == 3) {
        whole.computeIfAbsent(part[0], _ -> new Latencies()).add(Double.parseDouble(part[1]));
        answered.computeIfAbsent(part[0], _ -> new Latencies()).add(Double.parseDouble(part[2]));
      } else {
        System.out.println(line);
      }
    }
    System.out.printf(
        "%-18s %6s %7s %7s %6s   until the answer began%s, p50 p95%n",
        "ms until painted",
        "times",
        "p50",
        "p95",
        "goal",
        serverGoal > 0 ? " (goal " + serverGoal + ")" : "");
    boolean held = !whole.isEmpty();
    for (String what : whole.keySet()) {
      held &= tell(what, whole.get(what), answered.get(what));
    }
    return held;
  }

  private boolean tell(String what, Latencies whole, Latencies answered) {
    System.out.printf(
        "%-18s %6d %7.0f %7.0f %6d   %.0f %.0f%n",
        what,
        whole.count(),
        whole.within(0.5),
        whole.within(P95),
        goals.get(what),
        answered.within(0.5),
        answered.within(P95));
    return whole.within(P95) <= goals.get(what)
        && (serverGoal == 0 || answered.within(P95) <= serverGoal);
  }
}
