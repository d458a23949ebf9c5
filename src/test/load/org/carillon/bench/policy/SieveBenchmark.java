package org.carillon.bench.policy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.bench.BenchFolder;
import org.carillon.bench.Benchmark;
import org.carillon.bench.Ratio;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;

/**
 * Compares a script of 50 tests upon a Maildir of 100,000 messages, one process and one thread,
 * with Pigeonhole's sieve-filter, alternating. Whole processes are timed, start included. Needs
 * root, to give sieve-filter's files to its user.
 */
public final class SieveBenchmark implements Benchmark {
  private static final int TESTS = 50;
  private static final int ROUNDS = 3;
  private static final double GOAL = 3.0;
  private static final Duration BOUND = Duration.ofMinutes(10);
  private static final String[] WORDS = {
    "budget", "report", "meeting", "invoice", "offer", "holiday", "minutes", "contract", "review"
  };

  @Override
  public String name() {
    return "sieve";
  }

  @Override
  public String title() {
    return "a script of 50 tests upon 100,000 messages against Pigeonhole's sieve-filter";
  }

  @Override
  public boolean run(List<String> words) throws IOException {
    int messages = words.isEmpty() ? 100_000 : Integer.parseInt(words.getFirst());
    Path folder = BenchFolder.fresh("sieve");
    Path script = Files.writeString(folder.resolve("fifty.sieve"), script());
    Path maildir = maildir(folder, messages);
    Path configuration = configuration(folder, maildir);
    Ratio ratio = new Ratio();
    for (int round = 1; round <= ROUNDS; round++) {
      double ours = messages / ours(script, maildir);
      double theirs = messages / theirs(configuration, script, maildir);
      ratio.add(ours, theirs);
      System.out.printf("round %d of %d: so far %s%n", round, ROUNDS, ratio);
    }
    System.out.printf("%s of sieve-filter (goal %.1f)%n", ratio, GOAL);
    return ratio.median() >= GOAL;
  }

  private static String script() {
    StringBuilder script = new StringBuilder("require [\"fileinto\"];\n");
    for (int i = 0; i < TESTS; i++) {
      String test =
          switch (i % 5) {
            case 0 -> "header :contains \"subject\" \"needle%d\"";
            case 1 -> "header :matches \"subject\" \"*needle%d*\"";
            case 2 -> "address :is \"from\" \"needle%d@src.test\"";
            case 3 -> "address :domain :is [\"to\", \"cc\"] \"needle%d.test\"";
            default -> "header :is \"list-id\" \"<needle%d.lists.test>\"";
          };
      script.append("if ").append(test.formatted(i));
      script.append(" { fileinto \"Box").append(i).append("\"; }\n");
    }
    return script.append("keep;\n").toString();
  }

  private static Path maildir(Path folder, int messages) throws IOException {
    Path maildir = folder.resolve("Maildir");
    for (String part : List.of("cur", "new", "tmp")) {
      Files.createDirectories(maildir.resolve(part));
    }
    Random random = new Random(messages);
    for (int i = 0; i < messages; i++) {
      Files.writeString(
          maildir.resolve("cur/" + (1_700_000_000 + i) + ".M" + i + ".bench:2,S"),
          message(i, random),
          StandardCharsets.US_ASCII);
    }
    return maildir;
  }

  private static String message(int i, Random random) {
    return """
        Return-Path: <s%1$d@src.test>
        Received: from a.test by b.test with ESMTP id %1$d; Mon, 23 Nov 2026 03:00:00 +0000
        From: Sender %1$d <s%1$d@src.test>
        To: u@bench.test, other%1$d@bench.test
        Cc: c%1$d@x.test
        Subject: %2$s %1$d
        Date: Mon, 23 Nov 2026 03:00:00 +0000
        Message-ID: <%1$d@src.test>
        List-Id: <list%1$d.lists.test>

        %3$s
        """
        .formatted(i, text(random, 5), text(random, 200));
  }

  private static String text(Random random, int words) {
    return Stream.generate(() -> WORDS[random.nextInt(WORDS.length)])
        .limit(words)
        .collect(Collectors.joining(" "));
  }

  private static Path configuration(Path folder, Path maildir) throws IOException {
    Command.run(BOUND, List.of("chown", "-R", "mail:mail", maildir.toString())).orFail();
    return Files.writeString(
        folder.resolve("dovecot.conf"),
        """
        protocols =
        ssl = no
        mail_location = maildir:%s
        mail_uid = mail
        mail_gid = mail
        first_valid_uid = 0
        first_valid_gid = 0
        log_path = /dev/null
        """
            .formatted(maildir));
  }

  private static double ours(Path script, Path maildir) {
    Path tree = Path.of(System.getProperty("carillon.tree")).toAbsolutePath();
    String built =
        Stream.of(
                "contract/target/classes",
                "formats/target/classes",
                "sieve/target/classes",
                "sieve/target/test-classes")
            .map(part -> tree.resolve("ejb").resolve(part).toString())
            .collect(Collectors.joining(File.pathSeparator));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return seconds(
        List.of(
            java,
            "-XX:+UseSerialGC",
            "-cp",
            built + File.pathSeparator + System.getProperty("java.class.path"),
            "org.carillon.sieve.SieveRate",
            script.toString(),
            maildir.resolve("cur").toString()));
  }

  /** Removes its caches: newly delivered mail is not in them. */
  private static double theirs(Path configuration, Path script, Path maildir) throws IOException {
    List<Path> kept = new ArrayList<>();
    try (Stream<Path> files = Files.list(maildir)) {
      files.filter(Files::isRegularFile).forEach(kept::add);
    }
    for (Path file : kept) {
      Files.delete(file);
    }
    return seconds(
        List.of(
            OutsideTool.SIEVE_FILTER.path(),
            "-c",
            configuration.toString(),
            "-e",
            "-W",
            script.toString(),
            "INBOX"));
  }

  private static double seconds(List<String> words) {
    long start = System.nanoTime();
    Command.run(BOUND, words).orFail();
    return (System.nanoTime() - start) / 1e9;
  }
}
