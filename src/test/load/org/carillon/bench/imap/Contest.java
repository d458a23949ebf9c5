package org.carillon.bench.imap;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carillon.bench.Ratio;

/**
 * Compares one work with rivals of equal durability, round by round; the fastest counts. Works that
 * change mail are compared with a Dovecot with its defaults too, under which an acknowledged STORE
 * may be lost.
 */
final class Contest {
  private static final double GOAL = 1.0;

  private final ImapWork work;
  private final List<ImapCompetitor> durable;
  private final ImapCompetitor unsafe;
  private final Ratio fastest = new Ratio();
  private final Map<ImapCompetitor, Ratio> each = new LinkedHashMap<>();

  Contest(ImapWork work, List<ImapCompetitor> durable, ImapCompetitor unsafe) {
    this.work = work;
    this.durable = durable.stream().filter(rival -> rival.isComparable(work)).toList();
    this.unsafe = unsafe;
  }

  /** Lets each rival do the work once, unmeasured. */
  void warm(Duration turn) throws Exception {
    for (ImapCompetitor rival : durable) {
      rival.rate(work, turn);
    }
  }

  /** Adds a round: our rate, then each rival's. */
  void add(double ours, Duration turn) throws Exception {
    double best = 0;
    for (ImapCompetitor rival : durable) {
      best = Math.max(best, measure(rival, ours, turn));
    }
    fastest.add(ours, best);
    if (work.changes()) {
      measure(unsafe, ours, turn);
    }
  }

  private double measure(ImapCompetitor rival, double ours, Duration turn) throws Exception {
    double rate = rival.rate(work, turn);
    each.computeIfAbsent(rival, _ -> new Ratio()).add(ours, rate);
    return rate;
  }

  /** Prints the ratios; returns whether we were no slower than the fastest. */
  boolean print() {
    System.out.printf("%-14s %s of the fastest (goal %.1f)%n", work.name(), fastest, GOAL);
    each.forEach(
        (rival, ratio) -> System.out.printf("%-14s   %s of %s%n", "", ratio, rival.name()));
    return fastest.median() >= GOAL;
  }
}
