package org.carillon.bench.verdict;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.carillon.bench.BenchFolder;
import org.carillon.bench.BenchPorts;
import org.carillon.bench.Benchmark;
import org.carillon.bench.verdict.Verdict.Method;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;

/**
 * Compares our SPF, DKIM and DMARC results with those of Postfix's usual filters, and ARC with
 * dkimpy's, over more than 500 messages with one DNS. Fails for differences without a clause in
 * {@code src/test/load/verdicts/reviewed.tsv}. Besides the filters it needs Debian's python3-dkim,
 * python3-authres, python3-dnspython, python3-cryptography; and root.
 */
public final class VerdictsBenchmark implements Benchmark {
  private static final Duration BOUND = Duration.ofMinutes(2);
  private static final String SEED = "1";

  /** A reviewed line and its cases. */
  private record Found(Reviewed.Line line, List<String> cases) {}

  @Override
  public String name() {
    return "verdicts";
  }

  @Override
  public String title() {
    return "SPF, DKIM, DMARC, ARC of 500 messages against the usual filters [seed, 1]";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    Path folder = BenchFolder.fresh("verdicts");
    String seed = words.isEmpty() ? SEED : words.getFirst();
    finish(script("make.py", seed, folder.toString()));
    List<Case> cases = Case.in(folder);
    try (ZoneServer dns = new ZoneServer(folder)) {
      Map<Integer, Verdict> theirs = new PeerVerdicts(folder, ZoneServer.ADDRESS).of(cases);
      Map<Integer, String> chains = chains(folder);
      Map<Integer, Verdict> ours = ours(folder, cases);
      return compare(cases, theirs, chains, ours);
    }
  }

  private static Map<Integer, Verdict> ours(Path folder, List<Case> cases) {
    try (CarillonServer server = CarillonServer.start(folder.resolve("home"), BenchPorts.OFFSET)) {
      server.createDomain("bench.test");
      server.createAccount("reader@bench.test", "bench password 0");
      server.api(
          "PATCH",
          "/settings",
          "{\"dns.servers\": [\"%s:%d\"], \"policy.screening.unscreened-networks\": []}"
              .formatted(ZoneServer.ADDRESS, ZoneServer.PORT));
      return new OurVerdicts(server).of(cases);
    }
  }

  private static Map<Integer, String> chains(Path folder) {
    String said =
        finish(
            script(
                "chains.py",
                folder.resolve("messages").toString(),
                ZoneServer.ADDRESS,
                Integer.toString(ZoneServer.PORT)));
    Map<Integer, String> chains = new HashMap<>();
    said.lines()
        .map(line -> line.split("\t"))
        .forEach(columns -> chains.put(Integer.parseInt(columns[0]), columns[1]));
    return chains;
  }

  private static boolean compare(
      List<Case> cases,
      Map<Integer, Verdict> theirs,
      Map<Integer, String> chains,
      Map<Integer, Verdict> ours)
      throws IOException {
    Reviewed reviewed = new Reviewed(scripts().resolve("reviewed.tsv"));
    Map<String, Found> found = new TreeMap<>();
    List<String> unknown = new ArrayList<>();
    Map<Method, Integer> equal = new EnumMap<>(Method.class);
    int same = 0;
    for (Case each : cases) {
      boolean isSame = true;
      for (Method method : Method.values()) {
        String their =
            said(theirs.get(each.number()), chains.getOrDefault(each.number(), "none"), method);
        String our = ours.get(each.number()).of(method);
        if (our.equals(their)) {
          equal.merge(method, 1, Integer::sum);
          continue;
        }
        isSame = false;
        Optional<Reviewed.Line> line = reviewed.find(each.name(), method, their, our);
        if (line.isPresent()) {
          String key = line.get().clause() + "\t" + line.get().why();
          found
              .computeIfAbsent(key, _ -> new Found(line.get(), new ArrayList<>()))
              .cases()
              .add(each.name());
        } else {
          unknown.add(
              "%d\t%s\t%s\t%s\t%s".formatted(each.number(), each.name(), method, their, our));
        }
      }
      same += isSame ? 1 : 0;
    }
    System.out.printf("%d of %d messages have the same verdict throughout; ", same, cases.size());
    System.out.printf("by method: %s%n", equal);
    found.values().stream()
        .sorted(Comparator.comparing((Found each) -> -each.cases().size()))
        .forEach(
            each ->
                System.out.printf(
                    "%4d  %-5s %-10s not %-10s %s: %s (%s …)%n",
                    each.cases().size(),
                    each.line().method(),
                    each.line().ours(),
                    each.line().theirs(),
                    each.line().clause(),
                    each.line().why(),
                    each.cases().getFirst()));
    System.out.printf("%d differences that nobody looked at%n", unknown.size());
    unknown.forEach(System.out::println);
    return unknown.isEmpty();
  }

  private static String said(Verdict theirs, String chain, Method method) {
    if (method == Method.ARC) {
      return chain;
    }
    return theirs == null ? "refused" : theirs.of(method);
  }

  private static Path scripts() {
    return CarillonServer.tree().resolve("src/test/load/verdicts");
  }

  /** Starts a neighbouring script by the Python that has Debian's libraries. */
  static ProcessBuilder script(String name, String... words) {
    List<String> all = new ArrayList<>();
    all.add("/usr/bin/python3");
    all.add("-B");
    all.add(scripts().resolve(name).toString());
    all.addAll(List.of(words));
    return new ProcessBuilder(all);
  }

  private static String finish(ProcessBuilder script) {
    return Command.run(BOUND, script.command()).orFail().output();
  }
}
