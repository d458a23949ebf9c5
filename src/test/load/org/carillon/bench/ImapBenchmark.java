package org.carillon.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.carillon.testbed.CarillonServer;

/**
 * What IMAP clients do all day, against Dovecot with Maildir: same mail, same password hash and
 * cost, in turns.
 */
final class ImapBenchmark implements Benchmark {

  private static final int ROUNDS = 5;

  /** Until the compiler has seen enough. */
  private static final int WARM_TURNS = 4;

  private static final double GOAL = 0.5;
  private static final Duration TURN = Duration.ofSeconds(2);
  private static final String DOMAIN = "bench.test";
  private static final String PASSWORD = "bench password 1";

  @Override
  public String name() {
    return "imap";
  }

  @Override
  public String title() {
    return "sign-in, SELECT, FETCH, STORE and APPEND against Dovecot [rounds, 5]";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    int rounds = words.isEmpty() ? ROUNDS : Integer.parseInt(words.getFirst());
    Path folder = BenchFolder.fresh("imap");
    String hash = Argon2Hash.of(PASSWORD);
    List<String> users =
        IntStream.range(0, ImapLoad.ACCOUNTS)
            .mapToObj(i -> ImapLoad.address(i, DOMAIN) + ":{ARGON2ID}" + hash)
            .toList();
    try (CarillonServer carillon = CarillonServer.start(folder.resolve("home"), BenchPorts.OFFSET);
        Dovecot _ =
            new Dovecot(folder.resolve("dovecot"), Dovecot.Format.MAILDIR, "optimized", users)) {
      carillon.createDomain(DOMAIN);
      for (int i = 0; i < ImapLoad.ACCOUNTS; i++) {
        carillon.createAccount(ImapLoad.address(i, DOMAIN), PASSWORD);
      }
      ImapLoad ours = new ImapLoad(carillon.port("imap"), DOMAIN, PASSWORD);
      ImapLoad theirs = new ImapLoad(Dovecot.IMAP, DOMAIN, PASSWORD);
      System.out.println("Filling mailboxes");
      ours.fill();
      theirs.fill();
      return compare(ours, theirs, rounds);
    }
  }

  /** Prints the ratio of each work; answers whether none is below the goal. */
  private static boolean compare(ImapLoad ours, ImapLoad theirs, int rounds) throws Exception {
    Map<ImapWork, Ratio> ratios = new EnumMap<>(ImapWork.class);
    for (ImapWork work : ImapWork.values()) {
      ratios.put(work, new Ratio());
      for (int warm = 0; warm < WARM_TURNS; warm++) {
        ours.rate(work, TURN);
      }
      theirs.rate(work, TURN);
    }
    for (int round = 1; round <= rounds; round++) {
      for (ImapWork work : ImapWork.values()) {
        ratios.get(work).add(ours.rate(work, TURN), theirs.rate(work, TURN));
      }
      System.out.printf("round %d of %d%n", round, rounds);
    }
    boolean held = true;
    for (ImapWork work : ImapWork.values()) {
      System.out.printf("%-14s %s of Dovecot (goal %.1f)%n", work, ratios.get(work), GOAL);
      held &= ratios.get(work).median() >= GOAL;
    }
    return held;
  }
}
