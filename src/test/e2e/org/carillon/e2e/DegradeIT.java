package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.LoopDisk;
import org.carillon.testbed.MailClient;
import org.carillon.testbed.OutsideTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a full disk and a missing database defer mail, show in health, and recover. */
class DegradeIT {

  private static final System.Logger LOG = System.getLogger(DegradeIT.class.getName());
  private static final Duration BOUND = Duration.ofSeconds(90);
  private static final String READER = "reader@degrade.test";
  private static final String PASSWORD = "degrade password 1";
  private static final int MESSAGE_OCTETS = 3_000_000;
  private static final int IMPATIENT = 6;
  private static final Duration HAMMERED = Duration.ofSeconds(40);

  /** A sentence or two of each part that lacks the database, whatever the clients do. */
  private static final long MOST_LOGGED = 128 << 10;

  @Test
  void fullDiskDefersMailUntilThereIsSpace(@TempDir Path folder) throws Exception {
    try (LoopDisk disk = LoopDisk.make(folder, 64);
        CarillonServer server =
            CarillonServer.start(
                SharedServer.freshHome("disk-full"),
                PortOffset.DISK_FULL.value(),
                "--blobs",
                Files.createDirectories(disk.folder().resolve("blobs")).toString())) {
      makeReader(server);
      send(server, folder).orFail();
      Path filler = disk.folder().resolve("filler");
      fill(filler);
      assertThat(send(server, folder).output()).contains("452 4.3.1");
      Await.until(
          "health says that the store is full", BOUND, () -> notReady(server).contains("store"));
      Files.delete(filler);
      Await.until("mail is taken again", BOUND, () -> send(server, folder).exit() == 0);
      server.awaitReady("health is well again", BOUND);
    }
  }

  @Test
  void startOnAFullDiskIsRefusedWithAMessage(@TempDir Path folder) throws Exception {
    try (LoopDisk disk = LoopDisk.make(folder, 64)) {
      Path home = disk.folder().resolve("home");
      for (String each : List.of("secrets", "blobs", "wildfly", "log", "run")) {
        Files.createDirectories(home.resolve(each));
      }
      fill(disk.folder().resolve("filler"));
      assertThatThrownBy(() -> CarillonServer.start(home, PortOffset.DISK_FULL.value()))
          .hasMessageContaining("carillon: The disk of " + home + " is full: ");
    }
  }

  @Test
  void unavailableDatabaseDefersMailUntilItReturns(@TempDir Path folder) throws Exception {
    try (CarillonServer server =
        CarillonServer.start(
            SharedServer.freshHome("database-away"), PortOffset.DATABASE_AWAY.value())) {
      makeReader(server);
      send(server, folder).orFail();
      server.processes().pauseLauncher();
      try (Connection other = server.database();
          Statement locking = other.createStatement()) {
        CompletableFuture<HttpResponse<String>> waiting = waitingForDomain(server, locking);
        server.processes().killDatabase();
        assertThat(waiting.get().statusCode())
            .as("a domain whose row can't be read is not one that is not there")
            .isEqualTo(503);
        assertThat(send(server, folder).output()).containsPattern("4[25][0-9] 4\\.3\\.0");
        long before = logged(server);
        hammer(server);
        assertThat(logged(server) - before).as("octets in the log").isLessThan(MOST_LOGGED);
        Await.until(
            "health says that the database is away",
            BOUND,
            () -> notReady(server).contains("database"));
      } finally {
        server.processes().resumeLauncher();
      }
      Await.until("mail is taken again", BOUND, () -> send(server, folder).exit() == 0);
      server.awaitReady("health is well again", BOUND);
    }
  }

  @Test
  void frozenDatabaseIsReportedWithoutWaiting() throws Exception {
    try (CarillonServer server =
        CarillonServer.start(
            SharedServer.freshHome("database-frozen"), PortOffset.DATABASE_AWAY.value())) {
      makeReader(server);
      server.processes().freezeDatabase();
      try {
        for (int i = 0; i < 8; i++) {
          Instant begin = Instant.now();
          assertThat(notReady(server)).contains("not ready").contains("database");
          assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(4));
        }
      } finally {
        server.processes().thawDatabase();
      }
      server.awaitReady("health is well again", BOUND);
    }
  }

  /** Creates an account; the request waits for the locked row of its domain. */
  private static CompletableFuture<HttpResponse<String>> waitingForDomain(
      CarillonServer server, Statement locking) throws SQLException {
    locking.getConnection().setAutoCommit(false);
    locking.execute("select from domain for update");
    CompletableFuture<HttpResponse<String>> answer =
        CompletableFuture.supplyAsync(
            () ->
                server.api(
                    "POST",
                    "/accounts",
                    "{\"address\": \"new@degrade.test\", \"password\": \"%s\"}"
                        .formatted(PASSWORD)));
    Await.until("it waits", BOUND, () -> isWaitedFor(locking));
    return answer;
  }

  private static boolean isWaitedFor(Statement locking) {
    try (ResultSet row = locking.executeQuery("select from pg_locks where not granted")) {
      return row.next();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Runs many clients that retry at once. */
  private static void hammer(CarillonServer server) {
    Instant end = Instant.now().plus(HAMMERED);
    MailClient client = new MailClient(server);
    byte[] message = "Subject: again\r\n\r\nHello.\r\n".getBytes(StandardCharsets.US_ASCII);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < IMPATIENT; i++) {
        threads.submit(
            () -> {
              while (Instant.now().isBefore(end)) {
                try (Transport transport = client.connect()) {
                  client.send(transport, message, READER);
                } catch (MessagingException later) {
                  LOG.log(System.Logger.Level.TRACE, "As expected", later);
                }
              }
            });
      }
    }
  }

  /** The length of the log without the line that each connection has. */
  private static long logged(CarillonServer server) throws IOException {
    try (Stream<String> lines = Files.lines(server.home().resolve("log/carillon.json"))) {
      return lines
          .filter(line -> !line.contains("\"org.carillon.session."))
          .mapToLong(String::length)
          .sum();
    }
  }

  private static void makeReader(CarillonServer server) {
    server.createDomain("degrade.test");
    server.createAccount(READER, PASSWORD);
  }

  private static void fill(Path filler) throws IOException {
    byte[] block = new byte[1 << 20];
    try (var out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space");
    }
  }

  private static Command send(CarillonServer server, Path folder) {
    try {
      Path body = folder.resolve("body.txt");
      if (!Files.exists(body)) {
        Files.writeString(body, ("x".repeat(70) + "\n").repeat(MESSAGE_OCTETS / 71));
      }
      return Command.run(
          BOUND,
          List.of(
              OutsideTool.SWAKS.path(),
              "--helo",
              "client.elsewhere.test",
              "--server",
              "127.0.0.1:" + server.port("smtp"),
              "--from",
              "s@elsewhere.test",
              "--to",
              READER,
              "--suppress-data",
              "--body",
              "@" + body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String notReady(CarillonServer server) {
    HttpResponse<String> answer = server.api("GET", "/health/ready", "");
    return answer.statusCode() == 200 ? "" : answer.body().toLowerCase(Locale.ROOT);
  }
}
