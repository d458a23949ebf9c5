package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.carillon.e2e.neighbour.Alarm;
import org.carillon.e2e.neighbour.AnswersServlet;
import org.carillon.e2e.neighbour.Echo;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;
import org.carillon.testbed.StockWildFly;
import org.carillon.testbed.TrustingHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the EAR in a downloaded WildFly, by the steps of docs/admin/wildfly.md, beside other
 * applications that go on as before.
 */
class StockInstallIT {

  private static final int OFFSET = PortOffset.STOCK.value();
  private static final Duration BOUND = Duration.ofMinutes(3);
  private static final String READER = "reader@stock.test";
  private static final String PASSWORD = "stock password 1";

  /** The application server's message for a failed connection, logged with a stack trace. */
  private static final String VAIN = "IJ000604";

  @Test
  void stockServerRunsTheApplicationBesideOthers(@TempDir Path folder) throws Exception {
    StockWildFly wildfly = StockWildFly.unpack(folder.resolve("stock"));
    wildfly.addDriver();
    wildfly.apply(
        "embed-server --server-config=standalone-full.xml",
        "carillon-standalone.cli",
        "carillon-server.cli",
        "carillon-prometheus.cli");
    Path outsideKeys = OutsideHost.keys(folder, "localhost");
    OutsideHost outside =
        new OutsideHost(
            outsideKeys,
            exchange -> {
              exchange.sendResponseHeaders(204, -1);
              exchange.close();
            });
    Relay toDatabase = new Relay();
    Process server =
        wildfly.boot(arguments(folder, outsideKeys, toDatabase.port()), folder.resolve("boot.log"));
    try {
      Await.until(
          "the stock server is up",
          BOUND,
          () ->
              wildfly
                  .manage(9990 + OFFSET, ":read-attribute(name=server-state)")
                  .output()
                  .contains("running"));
      wildfly
          .manage(
              9990 + OFFSET,
              "deploy "
                  + CarillonServer.tree().resolve("ear/application/target/carillon.ear")
                  + ", deploy "
                  + neighbour(folder)
                  + ", deploy "
                  + atTheRoot(folder))
          .orFail();
      theDatabaseThatIsAwayIsTold(folder.resolve("boot.log"));
      toDatabase.open(SharedServer.get().port("database"));
      Await.until(
          "the application is ready", BOUND, () -> api("GET", "/health/ready", "").equals("200"));
      assertThat(api("POST", "/domains", "{\"name\": \"stock.test\"}")).isEqualTo("201");
      assertThat(
              api(
                  "POST",
                  "/accounts",
                  "{\"address\": \"" + READER + "\", \"password\": \"" + PASSWORD + "\"}"))
          .isEqualTo("201");

      assertThat(neighbourSays(outside).lines())
          .as("queue, data source, timer, mail session and HTTPS of another application")
          .containsExactly("jms hello", "data row", "timer ding", "mail sent", "https 204");
      assertThat(plain(8080 + OFFSET, "/").body()).isEqualTo("The neighbour is at home.");
      assertThat(inbox()).contains("Subject: From next door");

      HttpResponse<String> toHttps = plain(8081 + OFFSET, "/mail?f=1");
      assertThat(toHttps.statusCode()).isEqualTo(302);
      assertThat(toHttps.headers().firstValue("Location"))
          .contains("https://localhost:" + (8444 + OFFSET) + "/mail?f=1");
      assertThat(web("/sign-in").statusCode()).isEqualTo(200);
      HttpResponse<?> administration = web("/office/admin/sign-in");
      assertThat(administration.statusCode()).as("where this site wants it").isEqualTo(200);
      assertThat(administration.headers().firstValue("Content-Encoding")).contains("gzip");
    } finally {
      outside.close();
      toDatabase.close();
      server.descendants().forEach(ProcessHandle::destroy);
      server.destroy();
      if (!server.waitFor(60, TimeUnit.SECONDS)) {
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly();
      }
    }
  }

  /** The log has one sentence, health shows it, and only the start tries to connect. */
  private static void theDatabaseThatIsAwayIsTold(Path log) {
    Await.until(
        "the log tells the cause",
        BOUND,
        () -> lines(log, "SchemaStart] (").stream().anyMatch(line -> line.contains("refused")));
    Await.until(
        "health tells that it is the database",
        BOUND,
        () -> health().contains("503 ") && health().contains("\"database\",\"ready\":false"));
    Await.until("the start tries again", BOUND, () -> lines(log, VAIN).size() > 2);
    assertThat(lines(log, VAIN))
        .noneMatch(line -> line.contains("(outbound)") || line.contains("(sip-caretaker)"));
  }

  private static List<String> lines(Path log, String part) {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(part)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The public health answer, or why there is none. */
  private static String health() {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("https://localhost:" + (8444 + OFFSET) + "/api/v1/health/ready"))
            .build();
    try {
      HttpResponse<String> answer =
          TrustingHttp.client().send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    } catch (IOException e) {
      return e.toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<String> arguments(Path folder, Path outsideKeys, int databasePort)
      throws IOException, SQLException {
    Path password = Files.writeString(folder.resolve("admin-password"), "stock admin password");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server-config=standalone-full.xml",
                "-Djboss.socket.binding.port-offset=" + OFFSET,
                "-Dcarillon.home=" + Files.createDirectories(folder.resolve("home")),
                "-Dcarillon.admin.password.file=" + password,
                "-Dcarillon.context.admin=/office/admin",
                "-Djboss.mail.server.port=" + (2025 + OFFSET)));
    arguments.addAll(OutsideHost.trust(outsideKeys));
    arguments.addAll(database(databasePort));
    return arguments;
  }

  /** A schema of its own in the shared server's PostgreSQL, as an external database. */
  private static List<String> database(int port) throws IOException, SQLException {
    CarillonServer shared = SharedServer.get();
    String secret = Files.readString(shared.home().resolve("secrets/database-password")).strip();
    String url = "jdbc:postgresql://127.0.0.1:%d/carillon";
    try (Connection connection =
            DriverManager.getConnection(
                url.formatted(shared.port("database")), "carillon", secret);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA stock");
    }
    return List.of(
        "-Dcarillon.db.url=" + url.formatted(port) + "?currentSchema=stock",
        "-Dcarillon.db.user=carillon",
        "-Dcarillon.db.password=" + secret);
  }

  private static Path neighbour(Path folder) throws IOException {
    Path file = folder.resolve("neighbour.war");
    try (ZipOutputStream archive = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Class<?> each : List.of(AnswersServlet.class, Echo.class, Alarm.class)) {
        String path = each.getName().replace('.', '/') + ".class";
        try (InputStream code = each.getClassLoader().getResourceAsStream(path)) {
          archive.putNextEntry(new ZipEntry("WEB-INF/classes/" + path));
          archive.write(code.readAllBytes());
        }
      }
    }
    return file;
  }

  private static Path atTheRoot(Path folder) throws IOException {
    Path file = folder.resolve("ROOT.war");
    try (ZipOutputStream archive = new ZipOutputStream(Files.newOutputStream(file))) {
      archive.putNextEntry(new ZipEntry("index.html"));
      archive.write("The neighbour is at home.".getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private static String neighbourSays(OutsideHost outside) throws Exception {
    return plain(
            8080 + OFFSET,
            "/neighbour/answers?to="
                + READER
                + "&outside=https://localhost:"
                + outside.port()
                + "/")
        .body();
  }

  private static HttpResponse<String> plain(int port, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private static String inbox() {
    return Command.run(
            BOUND,
            List.of(
                OutsideTool.CURL.path(),
                "-sS",
                "-u",
                READER + ":" + PASSWORD,
                "imap://127.0.0.1:" + (2143 + OFFSET) + "/INBOX;MAILINDEX=1"))
        .output();
  }

  private static HttpResponse<Void> web(String path) throws Exception {
    return TrustingHttp.client()
        .send(
            HttpRequest.newBuilder(URI.create("https://localhost:" + (8444 + OFFSET) + path))
                .header("Accept-Encoding", "gzip")
                .build(),
            HttpResponse.BodyHandlers.discarding());
  }

  /** The status of a REST response, or why there was none. */
  private static String api(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("https://localhost:" + (8444 + OFFSET) + "/api/v1" + path))
            .header("Content-Type", "application/json")
            .header("Authorization", CarillonServer.basic("admin", "stock admin password"))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return ""
          + TrustingHttp.client()
              .send(request, HttpResponse.BodyHandlers.discarding())
              .statusCode();
    } catch (IOException e) {
      return e.toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
