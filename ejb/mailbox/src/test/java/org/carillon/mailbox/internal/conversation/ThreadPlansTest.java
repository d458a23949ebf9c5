package org.carillon.mailbox.internal.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/** Tests that the cost of a page of conversations does not depend on the size of the mailbox. */
class ThreadPlansTest {
  private static final String[] ROWS = {
    "insert into item select n, n / 3, n, 10, now(), 0, '' from generate_series(1, 200000) as n",
    "insert into mailbox (id, account, name, uidvalidity, uidnext, modseq)"
        + " select n, 1 + n / 20, 'box' || n, n, 200001, 5 from generate_series(1, 2000) as n",
    "insert into placement (mailbox, uid, item, thread, modseq, flags, saved, octets)"
        + " select case when n % 4 = 0 then 1 + n % 2000 else 1 end, n, n, n / 3, 5, 0, now(), 10"
        + " from generate_series(1, 200000) as n",
    "analyze"
  };

  @Test
  void conversationQueriesUseTheThreadIndex() throws SQLException {
    try (TestDatabase database = TestDatabase.fresh();
        Connection connection = database.dataSource().getConnection()) {
      for (String rows : ROWS) {
        try (var statement = connection.createStatement()) {
          statement.execute(rows);
        }
      }
      for (String query : List.of(ThreadRows.MEMBERS, ThreadRows.TOGETHER, ThreadRows.READ)) {
        assertThat(plan(database, query))
            .as(query)
            .contains("placement_thread")
            .doesNotContain("Seq Scan on placement", "Seq Scan on item", "Seq Scan on mailbox");
      }
    }
  }

  /** Returns the plan for any values. */
  private static String plan(TestDatabase database, String query) throws SQLException {
    Matcher parameter = Pattern.compile("\\?").matcher(query);
    StringBuilder numbered = new StringBuilder();
    for (int number = 1; parameter.find(); number++) {
      parameter.appendReplacement(numbered, Matcher.quoteReplacement("$" + number));
    }
    parameter.appendTail(numbered);
    List<String> lines = new ArrayList<>();
    PGSimpleDataSource real = (PGSimpleDataSource) database.dataSource();
    PGSimpleDataSource simple = new PGSimpleDataSource();
    simple.setUrl(real.getURL());
    simple.setUser(real.getUser());
    simple.setPassword(real.getPassword());
    // Otherwise the driver would ask for the parameters.
    simple.setPreferQueryMode(PreferQueryMode.SIMPLE);
    try (Connection connection = simple.getConnection();
        var explain = connection.createStatement();
        ResultSet line = explain.executeQuery("explain (generic_plan) " + numbered)) {
      while (line.next()) {
        lines.add(line.getString(1));
      }
    }
    return String.join("\n", lines);
  }
}
