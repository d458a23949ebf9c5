package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;
import org.carillon.testbed.TrustingHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same EAR goes into a WildFly as it is downloaded, by the steps of docs/install.md. */
class StockInstallIT {

  private static final int OFFSET = 16_000;
  private static final Duration BOUND = Duration.ofMinutes(3);
  private static final String READER = "reader@stock.test";
  private static final String PASSWORD = "stock password 1";

  @Test
  void stockServerTakesTheApplication(@TempDir Path folder) throws Exception {
    Path wildfly = unpack(Path.of(System.getProperty("carillon.stock")), folder);
    configure(wildfly, folder);
    Path home = Files.createDirectories(folder.resolve("home"));
    Path password = Files.writeString(folder.resolve("admin-password"), "stock admin password");
    Process server = boot(wildfly, home, password, folder);
    try {
      Await.until(
          "the stock server is up",
          BOUND,
          () -> manage(wildfly, ":read-attribute(name=server-state)").output().contains("running"));
      Command deployed =
          manage(
              wildfly,
              "deploy " + CarillonServer.tree().resolve("ear/application/target/carillon.ear"));
      assertThat(deployed.exit()).as(deployed.output()).isZero();
      Await.until(
          "the application is ready", BOUND, () -> api("GET", "/health/ready", "").equals("200"));
      assertThat(api("POST", "/domains", "{\"name\": \"stock.test\"}")).isEqualTo("201");
      assertThat(
              api(
                  "POST",
                  "/accounts",
                  "{\"address\": \"" + READER + "\", \"password\": \"" + PASSWORD + "\"}"))
          .isEqualTo("201");
      Command.run(
              BOUND,
              List.of(
                  OutsideTool.SWAKS.path(),
                  "--helo",
                  "client.elsewhere.test",
                  "--server",
                  "127.0.0.1:" + (2025 + OFFSET),
                  "--from",
                  "s@elsewhere.test",
                  "--to",
                  READER))
          .orFail();
      Command read =
          Command.run(
              BOUND,
              List.of(
                  OutsideTool.CURL.path(),
                  "-sS",
                  "-u",
                  READER + ":" + PASSWORD,
                  "imap://127.0.0.1:" + (2143 + OFFSET) + "/INBOX;MAILINDEX=1"));
      assertThat(read.output()).contains("From: s@elsewhere.test");
    } finally {
      server.descendants().forEach(ProcessHandle::destroy);
      server.destroy();
      if (!server.waitFor(60, TimeUnit.SECONDS)) {
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly();
      }
    }
  }

  private static Path unpack(Path zip, Path folder) throws IOException {
    try (ZipFile stock = new ZipFile(zip.toFile())) {
      for (Enumeration<? extends ZipEntry> entries = stock.entries(); entries.hasMoreElements(); ) {
        ZipEntry entry = entries.nextElement();
        Path target = folder.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          try (InputStream content = stock.getInputStream(entry)) {
            Files.copy(content, target);
          }
        }
      }
    }
    try (var unpacked = Files.list(folder)) {
      return unpacked
          .filter(path -> path.getFileName().toString().startsWith("wildfly"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void configure(Path wildfly, Path folder) throws IOException {
    Path here = Files.createDirectories(folder.resolve("apply"));
    Files.copy(driver(), here.resolve("postgresql.jar"));
    Files.writeString(here.resolve("module.cli"), script("carillon-module.cli"));
    Files.writeString(
        here.resolve("apply.cli"),
        "embed-server --server-config=standalone.xml\n"
            + script("carillon-standalone.cli")
            + script("carillon-prometheus.cli"));
    for (String file : List.of("module.cli", "apply.cli")) {
      Command applied =
          Command.run(
              BOUND,
              List.of(
                  "bash",
                  "-c",
                  "cd '" + here + "' && bash '" + wildfly + "/bin/jboss-cli.sh' --file=" + file),
              "",
              java());
      assertThat(applied.exit()).as(applied.output()).isZero();
    }
  }

  private static String script(String name) throws IOException {
    return Files.readString(CarillonServer.tree().resolve("ear/configuration").resolve(name));
  }

  private static Path driver() throws IOException {
    try (var modules =
        Files.find(
            CarillonServer.tree().resolve("ear/distribution/target/carillon"),
            12,
            (path, attributes) -> path.getFileName().toString().matches("postgresql.*\\.jar"))) {
      return modules.findFirst().orElseThrow();
    }
  }

  private static Process boot(Path wildfly, Path home, Path password, Path folder)
      throws IOException, SQLException {
    List<String> words =
        new ArrayList<>(
            List.of(
                "bash",
                wildfly.resolve("bin/standalone.sh").toString(),
                "-Djboss.socket.binding.port-offset=" + OFFSET,
                "-Dcarillon.home=" + home,
                "-Dcarillon.admin.password.file=" + password));
    words.addAll(database());
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("boot.log").toFile());
    builder.environment().putAll(java());
    return builder.start();
  }

  /**
   * A schema of its own in the shared server's PostgreSQL, which stands for the site's database.
   */
  private static List<String> database() throws IOException, SQLException {
    CarillonServer shared = SharedServer.get();
    String secret = Files.readString(shared.home().resolve("secrets/database-password")).strip();
    String url = "jdbc:postgresql://127.0.0.1:" + shared.port("database") + "/carillon";
    try (Connection connection = DriverManager.getConnection(url, "carillon", secret);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA stock");
    }
    return List.of(
        "-Dcarillon.db.url=" + url + "?currentSchema=stock",
        "-Dcarillon.db.user=carillon",
        "-Dcarillon.db.password=" + secret);
  }

  private static Command manage(Path wildfly, String operation) {
    return Command.run(
        BOUND,
        List.of(
            "bash",
            wildfly.resolve("bin/jboss-cli.sh").toString(),
            "--connect",
            "--controller=127.0.0.1:" + (9990 + OFFSET),
            operation),
        "",
        java());
  }

  private static Map<String, String> java() {
    return Map.of("JAVA_HOME", System.getProperty("java.home"));
  }

  /** The status of a REST call's answer, or why there was none. */
  private static String api(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("https://localhost:" + (8443 + OFFSET) + "/api/v1" + path))
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
