package org.carillon.bench.dav;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.carillon.bench.BenchFolder;
import org.carillon.bench.Ratio;
import org.carillon.bench.peer.Accounts;
import org.carillon.bench.peer.Apache;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;

/**
 * Uploads and downloads of large files by curl, compared with Apache's mod_dav: both by TLS 1.3
 * with one cipher. Our response means that the file is flushed to the disk; Apache's is synced
 * afterwards, which is added to its time and shown separately.
 */
final class FileContest {
  private static final int ROUNDS = 3;
  private static final int MEGABYTES = 1_000;
  private static final int MEGABYTE = 1_000_000;
  private static final double GOAL = 0.9;
  private static final Duration BOUND = Duration.ofMinutes(20);
  private static final String PASSWORD = "bench password 1";

  private final int rounds;
  private final int megabytes;

  FileContest(List<String> words) {
    rounds = words.isEmpty() ? ROUNDS : Integer.parseInt(words.getFirst());
    megabytes = words.size() < 2 ? MEGABYTES : Integer.parseInt(words.get(1));
  }

  boolean run() throws Exception {
    Accounts accounts = new Accounts("bench.test", 1, PASSWORD);
    String user = accounts.address(0);
    Path folder = BenchFolder.fresh("dav-files");
    Path sent = write(folder.resolve("sent.bin"));
    try (CarillonServer carillon = DavBenchmark.carillon(folder, accounts);
        Apache apache = new Apache(folder, user, PASSWORD)) {
      String ours = "https://localhost:%d/dav/files/%s/".formatted(carillon.port("https"), user);
      String theirs = "https://localhost:%d/".formatted(apache.port());
      new DavVisit(DavPeer.carillon(carillon.port("https")), accounts, 0, 0).look();
      put(user, ours + "Files/warm.bin", sent);
      get(user, ours + "Files/warm.bin");
      Ratio puts = new Ratio();
      Ratio bare = new Ratio();
      Ratio gets = new Ratio();
      for (int round = 0; round < rounds; round++) {
        String name = "round" + round + ".bin";
        double our = put(user, ours + "Files/" + name, sent);
        double their = put(user, theirs + name, sent);
        long start = System.nanoTime();
        apache.sync(name);
        double synced = (System.nanoTime() - start) / 1e9;
        puts.add(megabytes / our, megabytes / (their + synced));
        bare.add(megabytes / our, megabytes / their);
        gets.add(
            megabytes / get(user, ours + "Files/" + name), megabytes / get(user, theirs + name));
        System.out.printf(
            "round %d of %d%n  PUT so far %s%n  GET so far %s%n", round + 1, rounds, puts, gets);
      }
      System.out.printf(
          "PUT of %,d MB: %s MB of Apache, synced (goal %.1f)%n", megabytes, puts, GOAL);
      System.out.printf("  %s MB of Apache without its sync%n", bare);
      System.out.printf("GET of %,d MB: %s MB of Apache (goal %.1f)%n", megabytes, gets, GOAL);
      return puts.median() >= GOAL && gets.median() >= GOAL;
    } finally {
      // This is too large to keep.
      remove(folder.resolve("home/blobs"));
      Files.deleteIfExists(sent);
    }
  }

  /** Writes incompressible octets. */
  private Path write(Path file) throws IOException {
    Random random = new Random(1);
    byte[] some = new byte[MEGABYTE];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int each = 0; each < megabytes; each++) {
        random.nextBytes(some);
        out.write(some);
      }
    }
    return file;
  }

  /** Returns the seconds until the response. */
  private static double put(String user, String url, Path file) {
    // With a length it would be rejected: the web server's limit for forms comes before DAV.
    return curl(
        user,
        url,
        List.of("-T", file.toString(), "-H", "Expect:", "-H", "Transfer-Encoding: chunked"));
  }

  private static double get(String user, String url) {
    return curl(user, url, List.of());
  }

  private static double curl(String user, String url, List<String> more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                OutsideTool.CURL.path(),
                "-sSfk",
                "--http1.1",
                "--tls13-ciphers",
                "TLS_AES_128_GCM_SHA256",
                "-o",
                "/dev/null",
                "-u",
                user + ":" + PASSWORD,
                "-w",
                "%{time_total}"));
    words.addAll(more);
    words.add(url);
    return Double.parseDouble(Command.run(BOUND, words).orFail().output().strip());
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted((a, b) -> b.compareTo(a)).forEach(each -> each.toFile().delete());
    }
  }
}
