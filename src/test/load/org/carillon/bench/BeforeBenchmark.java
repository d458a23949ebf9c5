package org.carillon.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.carillon.bench.imap.ImapTurns;
import org.carillon.testbed.CarillonServer;

/**
 * What this tree built against what another one did, such as the one before a change: mail, IMAP
 * and SIP, both servers at once, in turns.
 */
final class BeforeBenchmark implements Benchmark {
  private static final double GOAL = 0.97;
  private static final int PAIRS = 6;
  private static final int WARM_UPS = 4;
  private static final int OFFSET_OF_OTHER = BenchPorts.OFFSET + 1_000;
  private static final int CONNECTIONS = 20;
  private static final int MESSAGES = 2_000;
  private static final int OCTETS = 10_240;
  private static final double SIP_SECONDS = 4;

  @Override
  public String name() {
    return "before";
  }

  @Override
  public String title() {
    return "this tree against another, built: FOLDER [smtp|sip|imap|work of imap…, all]";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    if (words.isEmpty()) {
      System.out.println("Which tree? Build it there with ./carillon start and stop.");
      return false;
    }
    Path folder = BenchFolder.fresh("before");
    List<String> works = words.subList(1, words.size());
    try (CarillonServer now = CarillonServer.start(folder.resolve("now"), BenchPorts.OFFSET);
        CarillonServer before =
            CarillonServer.startOf(
                Path.of(words.getFirst()).toAbsolutePath(),
                folder.resolve("before"),
                OFFSET_OF_OTHER);
        Side ours = new Side(now, works);
        Side theirs = new Side(before, works)) {
      return compare(ours.turns, theirs.turns);
    }
  }

  private static boolean compare(
      Map<String, Callable<Double>> ours, Map<String, Callable<Double>> theirs) throws Exception {
    List<String> slower = new ArrayList<>();
    for (String work : ours.keySet()) {
      Callable<Double> our = ours.get(work);
      Callable<Double> their = theirs.get(work);
      for (int warm = 0; warm < WARM_UPS; warm++) {
        our.call();
        their.call();
      }
      Ratio ratio = new Ratio();
      for (int pair = 0; pair < PAIRS; pair++) {
        // Whoever comes first pays for the caches that the other left.
        boolean oursFirst = pair % 2 == 0;
        double before = oursFirst ? our.call() : their.call();
        double after = oursFirst ? their.call() : our.call();
        ratio.add(oursFirst ? before : after, oursFirst ? after : before);
      }
      System.out.printf("%-14s %s of the other tree (goal %.2f)%n", work, ratio, GOAL);
      if (ratio.median() < GOAL) {
        slower.add(work);
      }
    }
    System.out.println(slower.isEmpty() ? "Nothing is slower." : "Slower: " + slower);
    return slower.isEmpty();
  }

  /** What is done to one of the servers, by name. */
  private static final class Side implements AutoCloseable {
    private final Map<String, Callable<Double>> turns = new LinkedHashMap<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    Side(CarillonServer server, List<String> works) throws Exception {
      SipPhones.createUsers(server);
      if (works.isEmpty() || works.contains("smtp")) {
        SmtpSource source = new SmtpSource(CONNECTIONS, OCTETS);
        turns.put("lmtp", () -> MESSAGES / source.send(true, server.port("lmtp"), MESSAGES));
        turns.put("smtp", () -> MESSAGES / source.send(false, server.port("smtp"), MESSAGES));
      }
      if (works.isEmpty() || works.contains("sip")) {
        SipPhones phones = new SipPhones(server.port("sip"));
        open.add(phones);
        turns.put("register", () -> phones.registrations(SIP_SECONDS));
        turns.put("call", () -> phones.calls(SIP_SECONDS));
      }
      List<String> imap =
          works.stream().filter(work -> !List.of("smtp", "sip").contains(work)).toList();
      if (works.isEmpty() || !imap.isEmpty()) {
        turns.putAll(ImapTurns.of(server, imap.equals(List.of("imap")) ? List.of() : imap));
      }
    }

    @Override
    public void close() throws Exception {
      for (AutoCloseable each : open) {
        each.close();
      }
    }
  }
}
