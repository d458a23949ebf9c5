package org.carillon.bench.policy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.carillon.bench.BenchFolder;
import org.carillon.bench.BenchPorts;
import org.carillon.bench.Benchmark;
import org.carillon.bench.Ratio;
import org.carillon.bench.SmtpSource;
import org.carillon.bench.peer.AuthenticatingPostfix;
import org.carillon.bench.peer.Dovecot;
import org.carillon.bench.peer.Postfix;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.MailClient;

/**
 * Compares durable deliveries of external mail of 10 KB, with SPF, DKIM and DMARC, over 20
 * connections: ours with Postfix, policyd-spf, OpenDKIM, OpenDMARC and Dovecot, alternating, both
 * with one name server on this machine.
 */
public final class AuthenticationBenchmark implements Benchmark {
  private static final int CONNECTIONS = 20;
  private static final int OCTETS = 10_240;
  private static final int ROUNDS = 5;
  private static final double GOAL = 1.5;
  private static final String PASSWORD = "bench password 0";

  @Override
  public String name() {
    return "policy";
  }

  @Override
  public String title() {
    return "deliveries with SPF, DKIM and DMARC against Postfix with the usual filters";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    Path folder = BenchFolder.fresh("policy");
    SignedMail mail = SignedMail.make(folder, OCTETS);
    SmtpSource source = new SmtpSource(CONNECTIONS, mail.file());
    int messages = source.rounded(words.isEmpty() ? 2_000 : Integer.parseInt(words.getFirst()));
    try (BenchDns dns = new BenchDns(folder, mail.records());
        CarillonServer carillon = CarillonServer.start(folder.resolve("home"), BenchPorts.OFFSET);
        Dovecot dovecot =
            Dovecot.open(
                folder.resolve("dovecot"), Dovecot.Format.MAILDIR, Dovecot.Fsync.OPTIMIZED);
        AuthenticatingPostfix peer =
            new AuthenticatingPostfix(
                folder.resolve("peer"), dovecot.lmtp(), BenchDns.ADDRESS, List.of())) {
      carillon.createDomain("bench.test");
      for (int i = 0; i < CONNECTIONS; i++) {
        carillon.createAccount(SmtpSource.recipient(i), "bench password " + i);
      }
      set(
          carillon,
          "{\"dns.servers\": [\"%s:53\"], \"policy.screening.unscreened-networks\": []}"
              .formatted(BenchDns.ADDRESS));
      int smtp = carillon.port("smtp");
      for (int warm = 0; warm < 3; warm++) {
        source.send(false, smtp, messages);
      }
      source.send(false, Postfix.SMTP, source.rounded(messages / 4));
      checkVerdict(carillon);
      Ratio ratio = new Ratio();
      for (int round = 1; round <= ROUNDS; round++) {
        ratio.add(
            messages / source.send(false, smtp, messages),
            messages / through(source, peer.postfix(), messages));
        System.out.printf("round %d of %d: so far %s%n", round, ROUNDS, ratio);
      }
      System.out.printf("%s of Postfix with its filters (goal %.1f)%n", ratio, GOAL);
      return ratio.median() >= GOAL;
    }
  }

  /** Returns the seconds until Postfix has delivered, not only queued, all. */
  private static double through(SmtpSource source, Postfix postfix, int messages) throws Exception {
    long mark = postfix.mark();
    long start = System.nanoTime();
    source.send(false, Postfix.SMTP, messages);
    postfix.awaitDelivered(mark, messages);
    return (System.nanoTime() - start) / 1e9;
  }

  private static void set(CarillonServer carillon, String settings) {
    HttpResponse<String> answer = carillon.api("PATCH", "/settings", settings);
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(answer.body());
    }
  }

  /** Checks that all three methods pass, so that the measurement is valid. */
  private static void checkVerdict(CarillonServer carillon) throws Exception {
    String message =
        new String(
            new MailClient(carillon).readAll(SmtpSource.recipient(0), PASSWORD, "INBOX").getFirst(),
            StandardCharsets.UTF_8);
    for (String result : List.of("spf=pass", "dkim=pass", "dmarc=pass")) {
      if (!message.contains(result)) {
        throw new IllegalStateException(
            "There is no " + result + ":\n" + message.substring(0, 2_000));
      }
    }
  }
}
