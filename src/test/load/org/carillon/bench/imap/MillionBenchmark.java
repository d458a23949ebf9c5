package org.carillon.bench.imap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.carillon.bench.BenchFolder;
import org.carillon.bench.BenchPorts;
import org.carillon.bench.Benchmark;
import org.carillon.bench.Ratio;
import org.carillon.bench.peer.Accounts;
import org.carillon.bench.peer.Cyrus;
import org.carillon.bench.peer.Dovecot;
import org.carillon.bench.peer.ImapPeer;
import org.carillon.testbed.CarillonServer;

/**
 * A mailbox of a million messages beside one of a thousand: SELECT warm and cold (server restarted,
 * page cache dropped), the resynchronisation of a client after a thousand changes, and a new
 * message.
 */
public final class MillionBenchmark implements Benchmark {

  private static final int ROUNDS = 5;
  private static final int CHANGES = 1_000;
  private static final double RESYNC_GOAL_MILLIS = 50;
  private static final double APPEND_GOAL = 0.9;
  private static final Duration TURN = Duration.ofSeconds(2);

  @Override
  public String name() {
    return "million";
  }

  @Override
  public String title() {
    return "a mailbox of a million messages against Dovecot and Cyrus [rounds, 5] [messages]";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    int rounds = words.isEmpty() ? ROUNDS : Integer.parseInt(words.getFirst());
    int messages = words.size() < 2 ? 1_000_000 : Integer.parseInt(words.get(1));
    Accounts accounts = new Accounts("bench.test", 1, "bench password 1");
    Path folder = BenchFolder.fresh("million");
    try (CarillonServer carillon = CarillonServer.start(folder.resolve("home"), BenchPorts.OFFSET);
        Dovecot maildir =
            Dovecot.of(folder, Dovecot.Format.MAILDIR, Dovecot.Fsync.ALWAYS, accounts);
        Dovecot mdbox = Dovecot.of(folder, Dovecot.Format.MDBOX, Dovecot.Fsync.ALWAYS, accounts);
        Cyrus cyrus = new Cyrus(folder, accounts)) {
      carillon.createDomain(accounts.domain());
      carillon.createAccount(accounts.address(0), accounts.password());
      MillionLoad ours = new MillionLoad("Carillon", carillon.port("imap"), accounts, messages);
      List<ImapPeer> peers = List.of(maildir, mdbox, cyrus);
      List<MillionLoad> rivals = new ArrayList<>();
      ours.fill();
      for (ImapPeer peer : peers) {
        MillionLoad rival = new MillionLoad(peer.name(), peer.imap(), accounts, messages);
        rival.fill();
        rivals.add(rival);
      }
      boolean held = resynchronised(ours, rounds);
      held &= appended(ours, rounds);
      ours.warmSelects(TURN);
      held &= compare("select warm", rounds, load -> load.warmSelects(TURN), ours, rivals);
      held &=
          compare(
              "select cold",
              rounds,
              load -> {
                restart(load == ours ? null : peers.get(rivals.indexOf(load)), carillon);
                return load.coldSelect();
              },
              ours,
              rivals);
      return held;
    }
  }

  /** Restarts a peer, or our server if there is none, with cold caches. */
  private static void restart(ImapPeer peer, CarillonServer carillon) {
    if (peer == null) {
      carillon.stop();
      dropPageCache();
      carillon.start();
    } else {
      dropPageCache();
      peer.restart();
    }
  }

  private static void dropPageCache() {
    try {
      Files.writeString(Path.of("/proc/sys/vm/drop_caches"), "3");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean resynchronised(MillionLoad ours, int rounds) throws IOException {
    List<Double> millis = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      millis.add(ours.resynchronise(CHANGES));
    }
    List<Double> sorted = millis.stream().sorted().toList();
    System.out.printf(
        "QRESYNC after %,d changes: %.1f ms (%.1f – %.1f), goal %.0f%n",
        CHANGES,
        sorted.get(sorted.size() / 2),
        sorted.getFirst(),
        sorted.getLast(),
        RESYNC_GOAL_MILLIS);
    return sorted.get(sorted.size() / 2) <= RESYNC_GOAL_MILLIS;
  }

  private static boolean appended(MillionLoad ours, int rounds) throws IOException {
    Ratio ratio = new Ratio();
    ours.appends("Small", TURN);
    ours.appends("Huge", TURN);
    for (int round = 0; round < rounds; round++) {
      ratio.add(ours.appends("Huge", TURN), ours.appends("Small", TURN));
    }
    System.out.printf(
        "append to the million: %s of the thousand (goal %.1f)%n", ratio, APPEND_GOAL);
    return ratio.median() >= APPEND_GOAL;
  }

  /** One server's rate, in runs per second. */
  @FunctionalInterface
  private interface Measured {
    double rate(MillionLoad load) throws IOException;
  }

  private static boolean compare(
      String what, int rounds, Measured measured, MillionLoad ours, List<MillionLoad> rivals)
      throws IOException {
    List<Ratio> ratios = rivals.stream().map(_ -> new Ratio()).toList();
    Ratio fastest = new Ratio();
    for (int round = 0; round < rounds; round++) {
      double our = measured.rate(ours);
      double best = 0;
      for (int i = 0; i < rivals.size(); i++) {
        double rate = measured.rate(rivals.get(i));
        ratios.get(i).add(our, rate);
        best = Math.max(best, rate);
      }
      fastest.add(our, best);
    }
    System.out.printf("%s: %s of the fastest (goal 1.0)%n", what, fastest);
    for (int i = 0; i < rivals.size(); i++) {
      System.out.printf("  %s of %s%n", ratios.get(i), rivals.get(i).name());
    }
    return fastest.median() >= 1.0;
  }
}
