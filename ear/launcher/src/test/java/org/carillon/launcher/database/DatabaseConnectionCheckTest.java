package org.carillon.launcher.database;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import org.carillon.launcher.home.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests that every problem with a database is reported within ten seconds, with its cause. */
class DatabaseConnectionCheckTest {
  private static final KnownSchema SCHEMA = new KnownSchema(Set.of("12", "20261128.0310"));
  private static final String PASSWORD = "opensesame";
  private static final Path FILE = Path.of("/etc/carillon/database-password");
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws IOException, SQLException {
    postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    execute(
        "postgres",
        "create role carillon login password '" + PASSWORD + "'",
        "create role guest login password '" + PASSWORD + "'",
        "create database fresh owner carillon encoding 'UTF8' template template0",
        "create database latin owner carillon encoding 'LATIN1' lc_collate 'C' lc_ctype 'C'"
            + " template template0",
        "create database foreigners owner carillon encoding 'UTF8' template template0",
        "create database ours owner carillon encoding 'UTF8' template template0");
    execute("foreigners", "create table customer (id int)");
    execute(
        "ours",
        "create table schema_history (installed_rank int, version text, type text, success boolean)",
        "insert into schema_history values (1, '12', 'SQL', true), (2, '1000', 'BASELINE', true),"
            + " (3, '20261128.0310', 'SQL', true), (4, '20261129.0000', 'SQL', false)",
        "create table store_lineage (lineage text)",
        "insert into store_lineage values ('this-one')",
        "create table home_key (fingerprint bytea)",
        "insert into home_key values ('\\x0102')",
        "grant select on all tables in schema public to carillon");
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  private static void execute(String database, String... statements) throws SQLException {
    try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  private static String url(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private static DatabaseConnectionCheck.Found look(String database) {
    return look(url(postgres.getPort(), database), "carillon");
  }

  private static DatabaseConnectionCheck.Found look(String url, String user) {
    return new DatabaseConnectionCheck(new DatabaseAccess(url, user, PASSWORD, FILE), SCHEMA)
        .look();
  }

  private static void assertRefused(String url, String user, String because) {
    long begun = System.nanoTime();

    assertThatThrownBy(() -> look(url, user))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("The database " + url + " as " + user + " cannot be used: ")
        .hasMessageContaining(because)
        .hasMessageNotContaining(PASSWORD);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void emptyDatabaseIsAccepted() {
    DatabaseConnectionCheck.Found found = look("fresh");

    assertThat(found.id()).isEmpty();
    assertThat(found.isSealedUnder(new byte[] {7})).isTrue();
  }

  @Test
  void existingDatabaseIsRecognizedByIdAndKey() {
    DatabaseConnectionCheck.Found found = look("ours");

    assertThat(found.id()).contains("this-one");
    assertThat(found.isSealedUnder(new byte[] {1, 2})).isTrue();
    assertThat(found.isSealedUnder(new byte[] {7})).isFalse();
  }

  @Test
  void unknownDatabaseOrRoleIsReportedInThePostgresMessage() {
    int port = postgres.getPort();
    assertRefused(url(port, "none"), "carillon", "database \"none\" does not exist");
    assertRefused(url(port, "fresh"), "nobody", "role \"nobody\" does not exist");
  }

  @Test
  void wrongDatabasePasswordIsReportedWithItsFile() {
    String url = url(postgres.getPort(), "fresh");
    var wrong = new SQLException("FATAL: password authentication failed", "28P01");
    var trial =
        new DatabaseConnectionCheck(new DatabaseAccess(url, "carillon", "wrong", FILE), SCHEMA);

    assertThat(trial.reason(wrong))
        .isEqualTo(
            "FATAL: password authentication failed. The password was read from " + FILE + ".");
  }

  @Test
  void serverThatIsNotPostgresIsReportedAsSuch() throws IOException {
    try (ServerSocket mail = new ServerSocket(0)) {
      Thread.startVirtualThread(
          () -> {
            try (var connection = mail.accept()) {
              connection.getOutputStream().write("220 ready\r\n".getBytes(US_ASCII));
              connection.getInputStream().readAllBytes();
            } catch (IOException gone) {
              // The test is ending.
            }
          });
      assertRefused(url(mail.getLocalPort(), "fresh"), "carillon", "is not PostgreSQL");
    }
  }

  @Test
  void wrongDatabaseHostOrPortIsReported() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertRefused(url(free, "fresh"), "carillon", "refused");
    assertRefused(
        "jdbc:postgresql://no-such-host.invalid/fresh",
        "carillon",
        "there is no host no-such-host.invalid");
  }

  /** The peer accepts the connection and sends nothing. */
  @Test
  void silentDatabaseServerIsReportedInTime() throws IOException {
    try (ServerSocket silent = new ServerSocket(0)) {
      assertRefused(url(silent.getLocalPort(), "fresh"), "carillon", "attempt");
    }
  }

  @Test
  void unsuitableDatabaseIsReportedWithTheReason() {
    int port = postgres.getPort();
    assertRefused(url(port, "latin"), "carillon", "its encoding is LATIN1");
    assertRefused(url(port, "foreigners"), "carillon", "not Carillon's");
    assertRefused(url(port, "fresh"), "guest", "guest has no permission to create tables in it");
  }

  @Test
  void databaseSchemaOfALaterVersionIsReported() {
    assertThatThrownBy(
            () ->
                new DatabaseConnectionCheck(
                        new DatabaseAccess(
                            url(postgres.getPort(), "ours"), "carillon", PASSWORD, FILE),
                        new KnownSchema(Set.of("12", "13")))
                    .look())
        .hasMessageContaining(
            "a later version of Carillon (this version does not know its script 20261128.0310)");
  }
}
