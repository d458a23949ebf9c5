package org.carillon.bench.imap;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.carillon.bench.BenchFolder;
import org.carillon.bench.BenchPorts;
import org.carillon.bench.Benchmark;
import org.carillon.bench.WarmUp;
import org.carillon.bench.peer.Accounts;
import org.carillon.bench.peer.Cyrus;
import org.carillon.bench.peer.Dovecot;
import org.carillon.testbed.CarillonServer;

/**
 * Compares the work of IMAP clients with Dovecot (Maildir and mdbox) and Cyrus: same mail, same
 * password hash and cost, same durability, alternating.
 */
public final class ImapBenchmark implements Benchmark {

  private static final int ROUNDS = 10;

  private static final Duration TURN = Duration.ofMillis(1_500);

  @Override
  public String name() {
    return "imap";
  }

  @Override
  public String title() {
    return "what IMAP clients do against Dovecot and Cyrus [rounds, 10] [work …]";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    int rounds = words.isEmpty() ? ROUNDS : Integer.parseInt(words.getFirst());
    List<ImapWork> works = ImapWorks.named(words.stream().skip(1).toList());
    Accounts accounts = new Accounts("bench.test", ImapLoad.ACCOUNTS, "bench password 1");
    Path folder = BenchFolder.fresh("imap");
    try (CarillonServer carillon = CarillonServer.start(folder.resolve("home"), BenchPorts.OFFSET);
        Dovecot maildir =
            Dovecot.of(folder, Dovecot.Format.MAILDIR, Dovecot.Fsync.ALWAYS, accounts);
        Dovecot mdbox = Dovecot.of(folder, Dovecot.Format.MDBOX, Dovecot.Fsync.ALWAYS, accounts);
        Dovecot usual =
            Dovecot.of(folder, Dovecot.Format.MAILDIR, Dovecot.Fsync.OPTIMIZED, accounts);
        Cyrus cyrus = new Cyrus(folder, accounts)) {
      carillon.createDomain(accounts.domain());
      for (String address : accounts.addresses()) {
        carillon.createAccount(address, accounts.password());
      }
      carillon.api("PATCH", "/settings", "{\"listener.imap.per-address\": 1000}");
      ImapLoad ours = new ImapLoad(carillon.port("imap"), accounts);
      List<ImapCompetitor> durable =
          List.of(
              new ImapCompetitor(maildir, accounts),
              new ImapCompetitor(mdbox, accounts),
              new ImapCompetitor(cyrus, accounts));
      ImapCompetitor unsafe = new ImapCompetitor(usual, accounts);
      System.out.println("Filling mailboxes");
      ours.fill();
      for (ImapCompetitor rival : durable) {
        rival.fill();
      }
      unsafe.fill();
      boolean held = true;
      boolean remembered = true;
      for (ImapWork work : works) {
        if (work.remembered() != remembered) {
          remembered = work.remembered();
          remember(remembered, carillon, durable);
        }
        held &= compare(work, ours, durable, unsafe, rounds);
      }
      return held;
    }
  }

  /** Switches the password caches of all servers on or off. */
  private static void remember(
      boolean passwords, CarillonServer carillon, List<ImapCompetitor> rivals) {
    String time = passwords ? "null" : "\"PT0S\"";
    var answer = carillon.api("PATCH", "/settings", "{\"password.remember\": " + time + "}");
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.body());
    }
    rivals.forEach(rival -> rival.remember(passwords));
  }

  /** Measures and prints one work; returns whether we are no slower than the fastest rival. */
  private static boolean compare(
      ImapWork work, ImapLoad ours, List<ImapCompetitor> durable, ImapCompetitor unsafe, int rounds)
      throws Exception {
    new WarmUp(() -> ours.rate(work, TURN)).run();
    Contest contest = new Contest(work, durable, unsafe);
    contest.warm(TURN);
    for (int round = 1; round <= rounds; round++) {
      contest.add(ours.rate(work, TURN), TURN);
    }
    return contest.print();
  }
}
