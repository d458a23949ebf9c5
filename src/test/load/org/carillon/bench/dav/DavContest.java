package org.carillon.bench.dav;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carillon.bench.Ratio;
import org.carillon.bench.WarmUp;

/** Compares one work with the peers that do it, round by round; the fastest peer counts. */
final class DavContest {
  private static final Duration TURN = Duration.ofMillis(1_500);
  private static final double GOAL = 1.5;

  private final DavWork work;
  private final DavLoad ours;
  private final List<DavLoad> peers;

  DavContest(DavWork work, DavLoad ours, List<DavLoad> peers) {
    this.work = work;
    this.ours = ours;
    this.peers = peers.stream().filter(load -> load.peer().does(work)).toList();
  }

  /** Measures and prints; returns whether our speed met the goal. */
  boolean run(int rounds) throws Exception {
    agree();
    new WarmUp(() -> ours.rate(work, TURN)).run();
    for (DavLoad load : peers) {
      load.rate(work, TURN);
    }
    Ratio faster = new Ratio();
    Map<DavLoad, Ratio> each = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      double our = ours.rate(work, TURN);
      double best = 0;
      for (DavLoad load : peers) {
        double rate = load.rate(work, TURN);
        best = Math.max(best, rate);
        each.computeIfAbsent(load, _ -> new Ratio()).add(our, rate);
      }
      faster.add(our, best);
    }
    System.out.printf("%-10s %s of the faster (goal %.1f)%n", work.word(), faster, GOAL);
    each.forEach(
        (load, ratio) -> System.out.printf("%-10s   %s of %s%n", "", ratio, load.peer().name()));
    return faster.median() >= GOAL;
  }

  /** Checks that all give the same results; a shorter response would be faster. */
  private void agree() throws IOException {
    int our = ours.told(work);
    for (DavLoad load : peers) {
      int peer = load.told(work);
      if (our == 0 || our != peer) {
        throw new IOException(
            "%s: we are told of %d, by %s of %d"
                .formatted(work.word(), our, load.peer().name(), peer));
      }
    }
  }
}
