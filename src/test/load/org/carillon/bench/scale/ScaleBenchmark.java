package org.carillon.bench.scale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.carillon.bench.BenchFolder;
import org.carillon.bench.BenchPorts;
import org.carillon.bench.Benchmark;
import org.carillon.bench.imap.ImapClient;
import org.carillon.testbed.CarillonServer;

/**
 * Compares a server with a hundred thousand accounts and ten million messages with the same server
 * with twenty accounts: the times of a start and a SELECT, a message's size on the disk, and
 * whether any statement of the usual work scans a large table.
 */
public final class ScaleBenchmark implements Benchmark {
  private static final String DOMAIN = "scale.test";
  private static final String PASSWORD = "scale password 1";
  private static final int FEW = 20;
  private static final int STARTS = 3;
  private static final double GOAL = 1.2;
  private static final double CONTENTS_GOAL = 1.05;
  private static final double ROWS_GOAL = 1_536;

  /** The time for what the server does by itself after a start and from time to time. */
  private static final Duration SETTLING = Duration.ofSeconds(70);

  @Override
  public String name() {
    return "scale";
  }

  @Override
  public String title() {
    return "many accounts beside few [accounts, 100000] [messages of each, 100]";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    int accounts = words.isEmpty() ? 100_000 : Integer.parseInt(words.getFirst());
    int messages = words.size() < 2 ? 100 : Integer.parseInt(words.get(1));
    Path home = BenchFolder.fresh("scale").resolve("home");
    try (CarillonServer server = CarillonServer.start(home, BenchPorts.OFFSET)) {
      server.api("PATCH", "/settings", "{\"search.index\": false}");
      server.createDomain(DOMAIN);
      long mail = 0;
      for (int i = 0; i < FEW; i++) {
        server.createAccount(few(i), PASSWORD);
        mail += fill(server, few(i), messages);
      }
      double contents = (double) octets(home.resolve("blobs")) / mail;
      System.out.printf("contents: %.3f of the mail (goal %.2f)%n", contents, CONTENTS_GOAL);
      Times small = Times.of(server, ScaleBenchmark::few);
      try (Connection database = server.database()) {
        System.out.printf("Making %,d accounts of %,d messages%n", accounts, messages);
        new Multiplied(database, "few0", DOMAIN).make(accounts);
      }
      Random random = new Random(accounts);
      Times large = Times.of(server, _ -> address(Multiplied.name(1 + random.nextInt(accounts))));
      System.out.printf(
          "start: %.1f s with many, %.1f s with few: %.2f (goal %.1f)%n",
          large.start, small.start, large.start / small.start, GOAL);
      System.out.printf(
          "SELECT: %.2f ms with many, %.2f ms with few: %.2f (goal %.1f)%n",
          large.select, small.select, large.select / small.select, GOAL);
      try (Connection database = server.database()) {
        double rows = rows(database) / ((double) accounts * messages);
        System.out.printf(
            "rows and indexes: %,.0f octets a message (goal %,.0f)%n", rows, ROWS_GOAL);
        TableScans scans = new TableScans(database);
        for (int i = 0; i < FEW; i++) {
          new UsualWork(server, address(Multiplied.name(1 + random.nextInt(accounts))), PASSWORD)
              .run();
        }
        Thread.sleep(SETTLING);
        Map<String, Long> scanned = scans.since();
        System.out.printf("tables read from end to end: %s (goal none)%n", scanned);
        return large.start <= GOAL * small.start
            && large.select <= GOAL * small.select
            && contents <= CONTENTS_GOAL
            && rows <= ROWS_GOAL
            && scanned.isEmpty();
      }
    }
  }

  private static String few(int number) {
    return address("few" + number % FEW);
  }

  private static String address(String name) {
    return name + "@" + DOMAIN;
  }

  private static long fill(CarillonServer server, String address, int messages) throws IOException {
    long octets = 0;
    try (ImapClient client = new ImapClient(server.port("imap"))) {
      client.login(address, PASSWORD);
      for (int i = 0; i < messages; i++) {
        byte[] message = message(address, i);
        client.append("INBOX", message);
        octets += message.length;
      }
    }
    return octets;
  }

  static byte[] message(String address, int number) {
    return """
    Received: from mx.example.net (mx.example.net [192.0.2.1]) by mail.scale.test with ESMTPS;
     Fri, 20 Nov 2026 08:00:00 +0000
    Date: Fri, 20 Nov 2026 08:00:00 +0000
    From: Writer %1$d <writer%1$d@example.net>
    To: %2$s
    Subject: The bells of tower %1$d
    Message-ID: <%1$d.%2$s>

    %3$s
    """
        .formatted(
            number, address, "They ring at eight, at noon and at the sixth hour.\n".repeat(20))
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static double rows(Connection database) throws SQLException {
    try (Statement sql = database.createStatement();
        ResultSet sum =
            sql.executeQuery(
                "select sum(pg_total_relation_size(relid)) from pg_stat_user_tables")) {
      sum.next();
      return sum.getDouble(1);
    }
  }

  private static long octets(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(ScaleBenchmark::size).sum();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The times that users wait, as medians of several starts.
   *
   * @param start of the server, in seconds
   * @param select of a mailbox that was not opened since, in milliseconds
   */
  private record Times(double start, double select) {

    static Times of(CarillonServer server, IntFunction<String> addresses) throws IOException {
      List<Double> starts = new ArrayList<>();
      List<Double> selects = new ArrayList<>();
      for (int i = 0; i < STARTS; i++) {
        server.stop();
        long begun = System.nanoTime();
        server.start();
        starts.add((System.nanoTime() - begun) / 1e9);
        warmUp(server, addresses);
        for (int number = 1; number < FEW; number++) {
          selects.add(select(server, addresses.apply(number)));
        }
      }
      return new Times(median(starts), median(selects));
    }

    /** Warms the server up, so that only the mailboxes are cold. */
    private static void warmUp(CarillonServer server, IntFunction<String> addresses)
        throws IOException {
      String first = addresses.apply(0);
      for (int i = 0; i < FEW; i++) {
        select(server, first);
      }
    }

    private static double select(CarillonServer server, String address) throws IOException {
      try (ImapClient client = new ImapClient(server.port("imap"))) {
        client.login(address, PASSWORD);
        long begun = System.nanoTime();
        client.command("SELECT INBOX");
        return (System.nanoTime() - begun) / 1e6;
      }
    }

    private static double median(List<Double> values) {
      return values.stream().sorted().toList().get(values.size() / 2);
    }
  }
}
