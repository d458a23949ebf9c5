package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.contract.identity.Caller;
import org.carillon.store.DeliveryAnswer;
import org.carillon.store.TargetAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a node that is frozen in a transaction does not delay others for long. */
class FrozenNodeTest {
  private static final Path SCRIPT =
      Path.of("..", "..", "ear", "configuration", "carillon-server.cli");
  private static final Pattern OPTIONS = Pattern.compile("\\$\\{carillon\\.db\\.options:([^}]*)}");
  private static final Pattern OPTION = Pattern.compile("-c (\\w+)=(\\w+)");

  @TempDir Path folder;

  @Test
  void frozenTransactionIsEndedAndDeliveryContinues() throws Exception {
    try (StoreFixture other = StoreFixture.open(folder)) {
      Caller alice = other.account(1);
      other.deliver(other.toInbox(alice, "\r\n"));
      try (Connection frozen = other.database.dataSource().getConnection();
          Statement statement = frozen.createStatement()) {
        options(statement);
        // This is the real setting, except for the shorter time.
        statement.execute("set idle_in_transaction_session_timeout = '2s'");
        frozen.setAutoCommit(false);
        statement.execute("select from mail_account where account = 1 for update");

        DeliveryAnswer answer = other.parts.deliveries().commit(other.toInbox(alice, "\r\n"));

        assertThat(StoreFixture.committed(answer).getFirst())
            .isInstanceOf(TargetAnswer.Delivered.class);
        assertThat(other.parts.deliveries().blocked().longerThan(Duration.ZERO)).isEmpty();
      }
    }
  }

  @Test
  void blockedAccountIsReported() throws Exception {
    try (StoreFixture other = StoreFixture.open(folder)) {
      Caller alice = other.account(1);
      try (Connection frozen = other.database.dataSource().getConnection();
          Statement statement = frozen.createStatement()) {
        frozen.setAutoCommit(false);
        statement.execute("select from mail_account where account = 1 for update");

        DeliveryAnswer answer = other.parts.deliveries().commit(other.toInbox(alice, "\r\n"));

        assertThat(StoreFixture.committed(answer).getFirst()).isInstanceOf(TargetAnswer.Busy.class);
        assertThat(other.parts.deliveries().blocked().longerThan(Duration.ofSeconds(4)))
            .containsExactly(1L);
      }
    }
  }

  /** Sets the options of the server's connections, which PostgreSQL must know. */
  private static void options(Statement statement) throws Exception {
    Matcher options = OPTIONS.matcher(Files.readString(SCRIPT));
    assertThat(options.find()).isTrue();
    List<String> names = new ArrayList<>();
    for (Matcher option = OPTION.matcher(options.group(1)); option.find(); ) {
      names.add(option.group(1));
      set(statement, option.group(1), option.group(2));
    }
    assertThat(names)
        .contains("idle_in_transaction_session_timeout", "tcp_keepalives_idle", "tcp_user_timeout");
  }

  private static void set(Statement statement, String name, String value) throws SQLException {
    statement.execute("set " + name + " = '" + value + "'");
  }
}
