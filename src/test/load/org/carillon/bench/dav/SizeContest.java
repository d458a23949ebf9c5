package org.carillon.bench.dav;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.carillon.bench.BenchFolder;
import org.carillon.bench.Ratio;
import org.carillon.bench.WarmUp;
import org.carillon.bench.peer.Accounts;
import org.carillon.testbed.CarillonServer;

/**
 * Compares a calendar of 100,000 events with one of 1,000, on our server only: a new event, and a
 * month with as many events in both, so that the responses are equal and only the size differs.
 */
final class SizeContest {
  private static final Duration TURN = Duration.ofMillis(1_500);
  private static final int ROUNDS = 9;
  private static final int CONNECTIONS = 4;
  private static final double GOAL = 0.85;
  private static final int SMALL = 1_000;
  private static final int LARGE = 100_000;

  /** The number of days over which the small calendar's events are spread. */
  private static final int YEAR = 365;

  private static final int MONTHS = 12;

  private final int rounds;
  private final int events;

  SizeContest(List<String> words) {
    rounds = words.isEmpty() ? ROUNDS : Integer.parseInt(words.getFirst());
    events = words.size() < 2 ? LARGE : Integer.parseInt(words.get(1));
  }

  /** Fills, measures and prints; returns whether the large one met the limit. */
  boolean run() throws Exception {
    Accounts accounts = new Accounts("bench.test", 1, "bench password 1");
    Path folder = BenchFolder.fresh("dav-size");
    try (CarillonServer server = DavBenchmark.carillon(folder, accounts)) {
      server.api("PATCH", "/settings", "{\"groupware.collection-objects\": " + 2 * events + "}");
      DavPeer peer = DavPeer.carillon(server.port("https"));
      DavLoad load = new DavLoad(peer, accounts);
      System.out.println("Filling calendars");
      load.fill(0, "small", new BenchEvents(SMALL, YEAR));
      load.fill(0, "large", new BenchEvents(events, events / SMALL * YEAR));
      String small = peer.calendar(accounts.address(0), "small");
      String large = peer.calendar(accounts.address(0), "large");
      Run run = new Run(peer, accounts);
      boolean held =
          run.compare("put", visit -> visit.putInto(large), visit -> visit.putInto(small));
      for (String properties : List.of("<D:getetag/>", "<D:getetag/><C:calendar-data/>")) {
        held &=
            run.compare(
                properties.contains("data") ? "month" : "month-tags",
                visit -> visit.month(large, events / SMALL * MONTHS, properties, ""),
                visit -> visit.month(small, MONTHS, properties, ""));
      }
      return held;
    }
  }

  @FunctionalInterface
  private interface Step {
    int take(DavVisit visit) throws IOException;
  }

  private final class Run {
    private final DavPeer peer;
    private final Accounts accounts;

    Run(DavPeer peer, Accounts accounts) {
      this.peer = peer;
      this.accounts = accounts;
    }

    boolean compare(String what, Step large, Step small) throws Exception {
      new WarmUp(() -> rate(small)).run();
      new WarmUp(() -> rate(large)).run();
      Ratio ratio = new Ratio();
      for (int round = 0; round < rounds; round++) {
        ratio.add(rate(large), rate(small));
      }
      System.out.printf(
          "%-10s %,d events against %,d: %s (goal %.2f)%n", what, events, SMALL, ratio, GOAL);
      return ratio.median() >= GOAL;
    }

    private double rate(Step step) throws Exception {
      return DavLoad.together(
          CONNECTIONS,
          number -> {
            try (DavVisit visit = new DavVisit(peer, accounts, 0, number)) {
              visit.connect();
              long start = System.nanoTime();
              long times = 0;
              while (System.nanoTime() - start < TURN.toNanos()) {
                step.take(visit);
                times++;
              }
              return times * 1e9 / (System.nanoTime() - start);
            }
          });
    }
  }
}
