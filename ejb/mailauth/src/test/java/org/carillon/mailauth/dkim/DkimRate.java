package org.carillon.mailauth.dkim;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.header.Header;
import org.carillon.mailauth.dkim.key.DkimPrivateKey;
import org.carillon.mailauth.dkim.key.DkimPublicKey;
import org.carillon.mailauth.dkim.key.SignatureAlgorithm;
import org.carillon.mailauth.dkim.key.SigningKey;

/**
 * Measures signing and verifying messages of 10 KB in one thread, compared with the bare operation
 * of the same key on as many octets with their SHA-256. Both alternate in the same run. Run by
 * {@code ./carillon bench dkim}.
 */
final class DkimRate {
  private static final int OCTETS = 10_240;
  private static final int TURNS = 9;
  private static final int BATCH = 20;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long TURN_NANOS = 300_000_000;
  private static final double LEAST_SIGNING = 0.8;
  private static final double LEAST_VERIFYING = 0.7;

  private DkimRate() {}

  @FunctionalInterface
  private interface Work {
    void perform() throws IOException, InterruptedException;
  }

  /** Measures and prints. The exit status is 0 if the goals were reached. */
  public static void main(String[] words) throws IOException, InterruptedException {
    boolean held = true;
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      held &= run(new SigningKey("example.org", "s", DkimPrivateKey.make(algorithm)));
    }
    System.exit(held ? 0 : 1);
  }

  private static boolean run(SigningKey key) throws IOException, InterruptedException {
    byte[] message = message();
    Header header = header(message);
    Instant now = Instant.now();
    String field = DkimSigner.sign(header, Content.of(message), List.of(key), now).getFirst();
    byte[] signed =
        (field + new String(message, StandardCharsets.US_ASCII))
            .getBytes(StandardCharsets.US_ASCII);
    Header signedHeader = header(signed);
    DkimVerifier verifier = new DkimVerifier(new PublishedKeys().with(key), InstantSource.system());
    byte[] bare = key.key().sign(signed, signed.length);
    DkimPublicKey verifying = key.key().publicKey();
    String name = key.key().algorithm().tag();
    boolean signs =
        compare(
            name + " signatures",
            LEAST_SIGNING,
            () -> key.key().sign(message, message.length),
            () -> DkimSigner.sign(header, Content.of(message), List.of(key), now));
    boolean verifies =
        compare(
            name + " verifications",
            LEAST_VERIFYING,
            () -> check(verifying.verifies(signed, signed.length, bare)),
            () ->
                check(
                    verifier
                        .verify(signedHeader, Content.of(signed))
                        .results()
                        .getFirst()
                        .passes()));
    return signs && verifies;
  }

  private static void check(boolean passes) {
    if (!passes) {
      throw new IllegalStateException("A signature does not hold");
    }
  }

  private static boolean compare(String what, double least, Work bare, Work whole)
      throws IOException, InterruptedException {
    List<Double> bares = new ArrayList<>();
    List<Double> wholes = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int turn = 0; turn < TURNS; turn++) {
      bares.add(perSecond(bare));
      wholes.add(perSecond(whole));
      ratios.add(wholes.getLast() / bares.getLast());
    }
    double ratio = median(ratios);
    System.out.printf(
        "%-28s %,9.0f/s, bare %,9.0f/s: %.2f x (goal %.1f)%n",
        what, median(wholes), median(bares), ratio, least);
    return ratio >= least;
  }

  /** Returns the operations in a second of processor time, so that other load does not matter. */
  private static double perSecond(Work work) throws IOException, InterruptedException {
    long begin = THREADS.getCurrentThreadCpuTime();
    long end = begin;
    long count = 0;
    while (end - begin < TURN_NANOS) {
      for (int i = 0; i < BATCH; i++) {
        work.perform();
      }
      count += BATCH;
      end = THREADS.getCurrentThreadCpuTime();
    }
    return count * 1e9 / (end - begin);
  }

  /** Returns the median of the later runs. The first ones warm up. */
  private static double median(List<Double> all) {
    List<Double> later = all.subList(2, all.size()).stream().sorted().toList();
    return later.get(later.size() / 2);
  }

  private static Header header(byte[] message) {
    return Header.parse(Header.parse(message).octets());
  }

  /** Returns a message of sixteen fields and lines of words. */
  private static byte[] message() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      text.append("Received: from a").append(i).append(".example (a.example [192.0.2.1])\r\n");
      text.append("\tby b.example with ESMTPS id 1234567890; Mon, 23 Nov 2026 00:00:00 +0000\r\n");
    }
    text.append("From: Ann Example <ann@example.org>\r\nTo: Bob <bob@example.net>\r\n");
    text.append(
        "Subject: A letter of the usual length\r\nDate: Mon, 23 Nov 2026 00:00:00 +0000\r\n");
    text.append("Message-ID: <1234567890@example.org>\r\nMIME-Version: 1.0\r\n");
    text.append("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 7bit\r\n");
    text.append("X-Mailer: none\r\nX-Priority: 3\r\nReferences: <1@example.org>\r\n\r\n");
    Random random = new Random(1);
    int column = 0;
    while (text.length() < OCTETS - 2) {
      int letters = 2 + random.nextInt(9);
      for (int i = 0; i < letters; i++) {
        text.append((char) ('a' + random.nextInt(26)));
      }
      column += letters + 1;
      text.append(column > 66 ? "\r\n" : " ");
      column = column > 66 ? 0 : column;
    }
    return text.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
  }
}
