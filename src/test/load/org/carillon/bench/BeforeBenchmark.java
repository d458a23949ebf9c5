package org.carillon.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.carillon.bench.imap.ImapTurns;
import org.carillon.bench.web.WebTurns;
import org.carillon.testbed.CarillonServer;

/**
 * Compares this tree's build with another's, such as the one before a change: mail, IMAP, SIP,
 * pages and REST, both servers at once, alternating.
 */
final class BeforeBenchmark implements Benchmark {
  private static final double GOAL = 0.97;

  /** Each server is started first in this many pairs. */
  private static final int PAIRS = 4;

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
    return "this tree against another, built: FOLDER [smtp|sip|web|imap|work of imap…, all]";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    if (words.isEmpty()) {
      System.out.println("Which tree? Build it there with ./carillon start and stop.");
      return false;
    }
    Path other = Path.of(words.getFirst()).toAbsolutePath();
    List<String> works = words.subList(1, words.size());
    Map<String, Compared> ratios = new LinkedHashMap<>();
    // A tree compared with itself was a tenth slower or faster depending on which server was
    // started and filled first: so each is, once.
    for (boolean oursIsFirst : List.of(true, false)) {
      Path folder = BenchFolder.fresh("before");
      try (Side first = side(oursIsFirst, folder, other, works);
          Side second = side(!oursIsFirst, folder, other, works)) {
        compare(oursIsFirst ? first : second, oursIsFirst ? second : first, ratios);
      }
    }
    List<String> slower = new ArrayList<>();
    ratios.forEach(
        (work, compared) -> {
          System.out.printf("%-14s %s (goal %.2f)%n", work, compared, GOAL);
          if (compared.rate.median() < GOAL) {
            slower.add(work);
          }
        });
    System.out.println(slower.isEmpty() ? "Nothing is slower." : "Slower: " + slower);
    return slower.isEmpty();
  }

  /**
   * The ratios of two trees for one work.
   *
   * @param rate by the clock
   * @param thrift by the work per second of processor time: on a busy machine this is the steadier
   *     of the two, but it does not see waiting
   */
  private record Compared(Ratio rate, Ratio thrift) {
    Compared() {
      this(new Ratio(), new Ratio());
    }

    void add(Turn ours, Turn theirs) {
      rate.add(ours.rate, theirs.rate);
      thrift.add(ours.thrift, theirs.thrift);
    }

    @Override
    public String toString() {
      return rate + " of the other tree; for the same processor time " + thrift.brief();
    }
  }

  /**
   * One run of a work.
   *
   * @param rate operations per second
   * @param thrift operations per second of processor time, of server and database
   */
  private record Turn(double rate, double thrift) {}

  private static Side side(boolean ours, Path folder, Path other, List<String> works)
      throws Exception {
    return new Side(
        ours
            ? CarillonServer.start(folder.resolve("now"), BenchPorts.OFFSET)
            : CarillonServer.startOf(other, folder.resolve("before"), OFFSET_OF_OTHER),
        works);
  }

  private static void compare(Side ours, Side theirs, Map<String, Compared> ratios)
      throws Exception {
    for (String work : ours.turns.keySet()) {
      for (int warm = 0; warm < WARM_UPS; warm++) {
        ours.turn(work);
        theirs.turn(work);
      }
      Compared compared = ratios.computeIfAbsent(work, _ -> new Compared());
      for (int pair = 0; pair < PAIRS; pair++) {
        // The first one pays for the caches that the other left.
        boolean oursFirst = pair % 2 == 0;
        Turn before = (oursFirst ? ours : theirs).turn(work);
        Turn after = (oursFirst ? theirs : ours).turn(work);
        compared.add(oursFirst ? before : after, oursFirst ? after : before);
      }
      System.out.printf("%-14s so far %s%n", work, compared);
    }
  }

  /** One of the servers and its works by name. */
  private static final class Side implements AutoCloseable {
    private final Map<String, Callable<Double>> turns = new LinkedHashMap<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    private final CarillonServer server;

    Side(CarillonServer server, List<String> works) throws Exception {
      this.server = server;
      open.add(server);
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
      if (works.isEmpty() || works.contains("web")) {
        turns.putAll(WebTurns.of(server));
      }
      List<String> imap =
          works.stream().filter(work -> !List.of("smtp", "sip", "web").contains(work)).toList();
      if (works.isEmpty() || !imap.isEmpty()) {
        turns.putAll(ImapTurns.of(server, imap.equals(List.of("imap")) ? List.of() : imap));
      }
    }

    Turn turn(String work) throws Exception {
      Duration before = server.processes().processorTime();
      long begun = System.nanoTime();
      double rate = turns.get(work).call();
      long took = System.nanoTime() - begun;
      Duration busy = server.processes().processorTime().minus(before);
      return new Turn(rate, rate * took / busy.toNanos());
    }

    @Override
    public void close() throws Exception {
      for (AutoCloseable each : open.reversed()) {
        each.close();
      }
    }
  }
}
