package org.carillon.bench.dav;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carillon.bench.peer.Accounts;

/**
 * The load on one server: the first account has a calendar of {@link #EVENTS}, the last ones have a
 * year's meetings.
 */
final class DavLoad {
  static final String LARGE_CALENDAR = "large";
  static final BenchEvents EVENTS = BenchEvents.decade(10_000);
  static final int LARGE_ACCOUNTS = 1;
  static final int FIRST_PERSON = 4;
  static final int PEOPLE = 20;
  static final int PEOPLE_DAYS = 365;
  static final int ACCOUNTS = FIRST_PERSON + PEOPLE;

  private static final BenchEvents MEETINGS = new BenchEvents(200, PEOPLE_DAYS);
  private static final int FILLERS = 8;

  private final DavPeer peer;
  private final Accounts accounts;

  DavLoad(DavPeer peer, Accounts accounts) {
    this.peer = peer;
    this.accounts = accounts;
  }

  DavPeer peer() {
    return peer;
  }

  void fill() throws Exception {
    long start = System.nanoTime();
    for (int account = 0; account < LARGE_ACCOUNTS; account++) {
      fill(account, LARGE_CALENDAR, EVENTS);
    }
    together(FILLERS, this::fillPeople);
    System.out.printf(
        "  %s after %d s%n", peer.name(), (System.nanoTime() - start) / 1_000_000_000);
  }

  /** Creates and fills a calendar of one account, by several connections. */
  void fill(int account, String name, BenchEvents events) throws Exception {
    try (DavVisit visit = new DavVisit(peer, accounts, account, 0)) {
      visit.make(name);
    }
    together(
        FILLERS,
        filler -> {
          try (DavVisit visit = new DavVisit(peer, accounts, account, filler)) {
            visit.fill(name, events, filler, FILLERS);
            return 0;
          }
        });
  }

  private double fillPeople(int filler) throws IOException {
    for (int person = filler; person < PEOPLE; person += FILLERS) {
      try (DavVisit visit = new DavVisit(peer, accounts, FIRST_PERSON + person, filler)) {
        visit.look();
        visit.fill(peer.usual(), MEETINGS, 0, 1);
      }
    }
    return 0;
  }

  /** Repeats the work for that time, at least once; returns the rate per second. */
  double rate(DavWork work, Duration duration) throws Exception {
    return together(work.connections, number -> share(work, number, duration));
  }

  /** Returns the number of results for one run of the work; all peers get the same choices. */
  int told(DavWork work) throws IOException {
    try (DavVisit visit = new DavVisit(peer, accounts, 0, 0)) {
      work.begin(visit);
      work.prepare(visit);
      return work.once(visit);
    }
  }

  private double share(DavWork work, int number, Duration duration) throws IOException {
    int account = work == DavWork.PUT ? number : number % LARGE_ACCOUNTS;
    try (DavVisit visit = new DavVisit(peer, accounts, account, number)) {
      visit.connect();
      work.begin(visit);
      long stop = System.nanoTime() + duration.toNanos();
      long measured = 0;
      long times = 0;
      do {
        work.prepare(visit);
        long start = System.nanoTime();
        work.once(visit);
        measured += System.nanoTime() - start;
        times++;
      } while (System.nanoTime() < stop);
      return times * 1e9 / measured;
    }
  }

  /** One connection's part of the work; returns a number to sum. */
  @FunctionalInterface
  interface Share {
    double perform(int connection) throws IOException;
  }

  static double together(int connections, Share share) throws Exception {
    List<Callable<Double>> shares = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      int connection = i;
      shares.add(() -> share.perform(connection));
    }
    double sum = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      for (Future<Double> future : threads.invokeAll(shares)) {
        sum += future.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
    return sum;
  }
}
