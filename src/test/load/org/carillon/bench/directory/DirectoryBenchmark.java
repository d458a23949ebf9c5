package org.carillon.bench.directory;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.carillon.bench.BenchFolder;
import org.carillon.bench.BenchPorts;
import org.carillon.bench.Benchmark;
import org.carillon.bench.imap.ImapClient;
import org.carillon.bench.scale.Multiplied;
import org.carillon.testbed.CarillonServer;

/**
 * A directory of a million accounts in 120,000 domains: the rate of account creation by REST, one
 * by one, and the time of look-ups, sign-ins, pages and searches among all of them.
 */
public final class DirectoryBenchmark implements Benchmark {
  private static final String DOMAIN = "scale.test";
  private static final String PASSWORD = "scale password 1";
  private static final int MADE = 4_000;
  private static final int AT_ONCE = 8;
  private static final double MADE_GOAL = 2_000;
  private static final int TIMES = 400;
  private static final int WARMING = 50;
  private static final double QUICK = 5;
  private static final double PAGE = 200;

  @Override
  public String name() {
    return "directory";
  }

  @Override
  public String title() {
    return "a large directory [accounts, 1000000] [domains, 120000]";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    int accounts = words.isEmpty() ? 1_000_000 : Integer.parseInt(words.getFirst());
    int domains = words.size() < 2 ? 120_000 : Integer.parseInt(words.get(1));
    Path home = BenchFolder.fresh("directory").resolve("home");
    try (CarillonServer server = CarillonServer.start(home, BenchPorts.OFFSET)) {
      server.createDomain(DOMAIN);
      server.createAccount("few0@" + DOMAIN, PASSWORD);
      boolean held = made(server);
      try (Connection database = server.database()) {
        System.out.printf("Making %,d accounts and %,d domains%n", accounts, domains);
        domains(database, domains);
        new Multiplied(database, "few0", DOMAIN).make(accounts);
      }
      return measured(server, accounts) && held;
    }
  }

  /** Accounts without a password yet. */
  private static boolean made(CarillonServer server) throws Exception {
    many(server, "warm", MADE / 4);
    long begun = System.nanoTime();
    many(server, "made", MADE);
    double second = MADE / ((System.nanoTime() - begun) / 1e9);
    System.out.printf("accounts made by REST: %,.0f/s (goal %,.0f)%n", second, MADE_GOAL);
    return second >= MADE_GOAL;
  }

  private static void many(CarillonServer server, String name, int count) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Callable<Integer>> all =
          IntStream.range(0, count)
              .<Callable<Integer>>mapToObj(
                  number ->
                      () ->
                          server
                              .api(
                                  "POST",
                                  "/accounts",
                                  "{\"address\": \"%s%d@%s\", \"passwordHash\": \"!\"}"
                                      .formatted(name, number, DOMAIN))
                              .statusCode())
              .toList();
      for (Future<Integer> each : threads.invokeAll(all)) {
        if (each.get() != 201) {
          throw new IllegalStateException("An account was answered " + each.get());
        }
      }
    }
  }

  private static void domains(Connection database, int domains) throws SQLException {
    try (Statement sql = database.createStatement()) {
      sql.execute(
          "insert into domain (id, name, description, enabled, version, created)"
              + " select 20000000000 + k, 'd' || k || '.test', '', true, 1, now()"
              + " from generate_series(1, "
              + domains
              + ") k");
      sql.execute(
          "insert into domain_name (name, domain)"
              + " select name, id from domain where id > 20000000000");
    }
  }

  private static boolean measured(CarillonServer server, int accounts) throws Exception {
    Random random = new Random(accounts);
    boolean held = lookUps(server, accounts, random);
    held &= signIns(server, accounts, random);
    held &=
        pages(
            server,
            "page of 100 accounts",
            () -> "/accounts?domain=" + DOMAIN + "&limit=100&after=" + address(random, accounts));
    held &=
        pages(
            server,
            "search by part of a name",
            () ->
                "/accounts?domain="
                    + DOMAIN
                    + "&limit=20&search=py"
                    + (1 + random.nextInt(accounts)));
    return held;
  }

  private static String address(Random random, int accounts) {
    return Multiplied.name(1 + random.nextInt(accounts)) + "@" + DOMAIN;
  }

  /** RCPT uses addresses that were not looked up before. */
  private static boolean lookUps(CarillonServer server, int accounts, Random random)
      throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.port("smtp"));
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      in.readLine();
      said(socket, in, "HELO bench.test");
      return Measured.of(
              TIMES,
              WARMING,
              turn -> {
                if (turn % 50 == 0) {
                  said(socket, in, "RSET");
                  said(socket, in, "MAIL FROM:<a@elsewhere.test>");
                }
                String answer = said(socket, in, "RCPT TO:<" + address(random, accounts) + ">");
                if (!answer.startsWith("250")) {
                  throw new IllegalStateException(answer);
                }
              })
          .tell("look-up of an address (RCPT)", QUICK);
    }
  }

  private static String said(Socket socket, BufferedReader in, String line) throws Exception {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    return in.readLine();
  }

  /** Uses an account whose password was checked before, so that no hash is computed. */
  private static boolean signIns(CarillonServer server, int accounts, Random random)
      throws Exception {
    List<String> known = IntStream.range(0, 20).mapToObj(_ -> address(random, accounts)).toList();
    for (String each : known) {
      signIn(server, each);
    }
    return Measured.of(TIMES, WARMING, turn -> signIn(server, known.get(turn % known.size())))
        .tell("sign-in without hash (IMAP, with its connection)", QUICK);
  }

  private static void signIn(CarillonServer server, String address) throws Exception {
    try (ImapClient client = new ImapClient(server.port("imap"))) {
      client.login(address, PASSWORD);
    }
  }

  private static boolean pages(CarillonServer server, String what, Callable<String> path)
      throws Exception {
    return Measured.of(
            TIMES / 4,
            WARMING / 5,
            _ -> {
              var answer = server.api("GET", path.call(), "");
              if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
              }
            })
        .tell(what, PAGE);
  }
}
