package org.carillon.recovery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.carillon.database.SqlTransactions;
import org.carillon.recovery.Rewind;
import org.carillon.recovery.reserving.RewindRows;
import org.carillon.startup.internal.Schema;
import org.carillon.store.changes.MailboxHistory;
import org.carillon.task.TaskRows;
import org.carillon.task.TaskState;
import org.carillon.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Tests that long tasks of versions that stored them in separate tables are still shown. */
class EarlierTasksTest {
  private static final String SCHEMA = "earlier";

  private final TestDatabase database = TestDatabase.fresh();
  private SqlTransactions transactions;

  private void migrate(String version) {
    Flyway.configure(Schema.class.getClassLoader())
        .dataSource(database.dataSource())
        .schemas(SCHEMA)
        .locations("classpath:db/before", "classpath:db/change")
        .table("schema_history")
        .target(version)
        .load()
        .migrate();
  }

  private TaskRows rowsAfter(String... statements) throws SQLException {
    migrate("41");
    try (var connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path to " + SCHEMA);
      for (String one : statements) {
        statement.execute(one);
      }
    }
    migrate("latest");
    PGSimpleDataSource there = (PGSimpleDataSource) database.dataSource();
    there.setCurrentSchema(SCHEMA);
    transactions = new SqlTransactions(there);
    return new TaskRows(transactions);
  }

  @Test
  void verificationIsMigrated() throws Exception {
    TaskRows rows =
        rowsAfter(
            "insert into verification (run, node, started, heard, ended, phase, contents,"
                + " contents_of, octets, fixed_outlines, fixed_mailboxes, fixed_accounts,"
                + " index_lacking, index_ghosts, strays) values ('r', 'a', now() - interval '1 h',"
                + " now(), now(), 'DONE', 7, 8, 900, 1, 2, 3, 4, 5, E'one\\ntwo')");

    assertThat(rows.ofKind("store.verification", 10))
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.state()).isEqualTo(TaskState.DONE);
              assertThat(task.node()).isEqualTo("a");
              assertThat(task.report().facts().toString())
                  .isEqualTo(
                      "{\"contents\":7,\"ofContents\":8,\"octets\":900,\"outlines\":1,"
                          + "\"mailboxes\":2,\"accounts\":3,\"indexLacking\":4,"
                          + "\"indexGhosts\":5,\"strays\":[\"one\",\"two\"]}");
            });
  }

  @Test
  void interruptedVerificationIsMigrated() throws Exception {
    TaskRows rows =
        rowsAfter(
            "insert into verification (run, node, started, heard, phase) values ('r', 'a',"
                + " now() - interval '1 h', now(), 'ROWS')");

    assertThat(rows.ofKind("store.verification", 10))
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.state()).isEqualTo(TaskState.INTERRUPTED);
              assertThat(task.ended()).isPresent();
              assertThat(task.report().facts().getJsonArray("strays")).isEmpty();
            });
  }

  @Test
  void rewindsAreMigrated() throws Exception {
    TaskRows rows =
        rowsAfter(
            "insert into mail_rewind (id, account, target, base, upto, node, claim, state, started,"
                + " heard, ended, mailboxes, of_steps, steps, returned, removed, reflagged,"
                + " trouble) values ('one', 7, '2026-11-20 08:00:00.000123Z', 3, 9, 'a', '',"
                + " 'DONE', now() - interval '2 h', now(), now(), 1, 20, 19, 5, 6, 8,"
                + " E'first\\nsecond\\n')",
            "insert into mail_rewind (id, account, target, base, upto, node, claim, state, started,"
                + " heard, mailboxes) values ('two', 7, now(), 3, 9, 'a', 'x', 'RUNNING', now(),"
                + " now(), 0)");

    assertThat(new RewindRows(transactions).all(7))
        .satisfiesExactly(
            two -> assertThat(two.state()).isEqualTo(Rewind.State.INTERRUPTED),
            one -> {
              assertThat(one.asked())
                  .isEqualTo(
                      new RewindRows.Asked(
                          Instant.parse("2026-11-20T08:00:00.000123Z"),
                          new MailboxHistory.Span(7, 3, 9),
                          1));
              assertThat(one.counts()).isEqualTo(new RewindRows.Counts(20, 19, 5, 6, 8));
              assertThat(one.troubles()).containsExactly("first", "second");
              assertThat(one.state()).isEqualTo(Rewind.State.DONE);
            });
    assertThat(rows.find("one").orElseThrow().subject().name()).isEqualTo("7");
  }

  @Test
  void backupsAndRestorationsAreMigrated() throws Exception {
    TaskRows rows =
        rowsAfter(
            "insert into archive_run values ('20261120T080000Z-server', 'BACKUP', 'a', 'BROKEN_OFF',"
                + " now() - interval '2 h', now(), now(), '{\"name\":\"20261120T080000Z-server\","
                + "\"scope\":\"server\",\"started\":\"2026-11-20T08:00:00Z\",\"accounts\":3,"
                + "\"ofAccounts\":7,\"messages\":12,\"octets\":3400,\"troubles\":[\"one\"]}')",
            "insert into archive_run values ('r', 'RESTORATION', 'a', 'RUNNING',"
                + " now() - interval '1 h', now(), null, '{\"id\":\"r\",\"wish\":{\"backup\":"
                + "\"b\",\"over\":true,\"exact\":false,\"account\":\"ann@x.test\"},\"ready\":1,"
                + "\"accounts\":[],\"ofAccounts\":1,\"started\":\"2026-11-20T08:00:00Z\","
                + "\"mailboxes\":2,\"leftAlone\":0,\"messages\":5,\"removedMailboxes\":0,"
                + "\"removedMessages\":4,\"troubles\":[]}')",
            "insert into mail_restoring values (7, 'r')");

    assertThat(rows.ofKind("archive.backup", 10))
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.id()).isEqualTo("20261120T080000Z-server");
              assertThat(task.state()).isEqualTo(TaskState.FAILED);
              assertThat(task.subject().name()).isEqualTo("server");
              assertThat(task.report().done()).isEqualTo(3);
              assertThat(task.report().most()).isEqualTo(7);
              assertThat(task.parameters().toString())
                  .isEqualTo("{\"scope\":\"server\",\"ofAccounts\":7}");
              assertThat(task.report().facts().toString())
                  .isEqualTo("{\"messages\":12,\"octets\":3400,\"troubles\":[\"one\"]}");
            });
    assertThat(rows.ofKind("archive.restoration", 10))
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.id()).isEqualTo("r");
              assertThat(task.state()).isEqualTo(TaskState.INTERRUPTED);
              assertThat(task.subject().name()).isEqualTo("ann@x.test");
              assertThat(task.report().done()).isEqualTo(1);
              assertThat(task.report().most()).isEqualTo(2);
              assertThat(task.parameters().toString())
                  .isEqualTo(
                      "{\"wish\":{\"backup\":\"b\",\"over\":true,\"exact\":false,"
                          + "\"account\":\"ann@x.test\"},\"ofAccounts\":1}");
              assertThat(task.report().facts().getInt("removedMessages")).isEqualTo(4);
            });
  }
}
