package org.carillon.bench;

import java.nio.file.Path;
import java.util.List;
import org.carillon.bench.peer.Dovecot;
import org.carillon.bench.peer.Postfix;
import org.carillon.testbed.CarillonServer;

/**
 * Compares durable deliveries of 10 KB into local mailboxes over 20 connections: our LMTP with
 * Dovecot's, our SMTP with Postfix and Dovecot, alternating.
 */
final class SmtpBenchmark implements Benchmark {

  private static final int CONNECTIONS = 20;
  private static final int OCTETS = 10_240;
  private static final int ROUNDS = 5;
  private static final double LMTP_GOAL = 2.0;
  private static final double SMTP_GOAL = 3.0;

  private final SmtpSource source = new SmtpSource(CONNECTIONS, OCTETS);

  @Override
  public String name() {
    return "smtp";
  }

  @Override
  public String title() {
    return "durable deliveries by LMTP and SMTP against Dovecot and Postfix";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    int messages = source.rounded(words.isEmpty() ? 4_000 : Integer.parseInt(words.getFirst()));
    Path folder = BenchFolder.fresh("smtp");
    try (CarillonServer carillon = CarillonServer.start(folder.resolve("home"), BenchPorts.OFFSET);
        Dovecot dovecot =
            Dovecot.open(
                folder.resolve("dovecot"), Dovecot.Format.MAILDIR, Dovecot.Fsync.OPTIMIZED);
        Postfix postfix = new Postfix(folder.resolve("postfix"), dovecot.lmtp())) {
      carillon.createDomain("bench.test");
      for (int i = 0; i < CONNECTIONS; i++) {
        carillon.createAccount(SmtpSource.recipient(i), "bench password " + i);
      }
      int lmtp = carillon.port("lmtp");
      int smtp = carillon.port("smtp");
      for (int warm = 0; warm < 3; warm++) {
        source.send(true, lmtp, messages);
        source.send(false, smtp, messages);
      }
      source.send(true, dovecot.lmtp(), messages / 4);
      Ratio byLmtp = new Ratio();
      Ratio bySmtp = new Ratio();
      for (int round = 1; round <= ROUNDS; round++) {
        byLmtp.add(
            messages / source.send(true, lmtp, messages),
            messages / source.send(true, dovecot.lmtp(), messages));
        bySmtp.add(
            messages / source.send(false, smtp, messages),
            messages / throughPostfix(postfix, messages));
        System.out.printf(
            "round %d of %d%n  LMTP so far %s%n  SMTP so far %s%n", round, ROUNDS, byLmtp, bySmtp);
      }
      System.out.printf("LMTP: %s of Dovecot (goal %.1f)%n", byLmtp, LMTP_GOAL);
      System.out.printf("SMTP: %s of Postfix to Dovecot (goal %.1f)%n", bySmtp, SMTP_GOAL);
      return byLmtp.median() >= LMTP_GOAL && bySmtp.median() >= SMTP_GOAL;
    }
  }

  /**
   * Returns the seconds until Postfix has delivered all, as our 250 means delivered, not queued.
   */
  private double throughPostfix(Postfix postfix, int messages) throws Exception {
    long mark = postfix.mark();
    long start = System.nanoTime();
    source.send(false, Postfix.SMTP, messages);
    postfix.awaitDelivered(mark, messages);
    return (System.nanoTime() - start) / 1e9;
  }
}
