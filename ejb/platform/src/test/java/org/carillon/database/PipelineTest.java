package org.carillon.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class PipelineTest {
  private final SqlTransactions transactions =
      new SqlTransactions(TestDatabase.emptied().dataSource());

  private List<Long> twoTables(long parent, long child) throws SQLException {
    return transactions.write(
        connection -> {
          new Pipeline()
              .add("create temporary table parent (id bigint primary key) on commit drop")
              .add("create temporary table child (parent bigint references parent) on commit drop")
              .execute(connection);
          new Pipeline()
              .atOnce(
                  rows ->
                      rows.add("insert into child values (?)", child)
                          .add("insert into parent values (?)", parent)
                          .add("update parent set id = id where false"))
              .execute(connection);
          return read(connection);
        });
  }

  private static List<Long> read(Connection connection) throws SQLException {
    List<Long> read = new ArrayList<>();
    new Pipeline().add(row -> read.add(row.getLong(1)), "select * from child").execute(connection);
    return read;
  }

  @Test
  void pipelinedRowsMayReferenceEachOther() throws Exception {
    assertThat(twoTables(7, 7)).containsExactly(7L);
  }

  @Test
  void constraintsHoldForPipelinedRows() {
    assertThatThrownBy(() -> twoTables(7, 8)).isInstanceOf(SQLException.class);
  }

  @Test
  void emptyPipelineRunsNoStatement() throws Exception {
    List<Long> read = new ArrayList<>();
    transactions.read(
        connection -> {
          new Pipeline()
              .atOnce(_ -> {})
              .add(row -> read.add(row.getLong(1)), "select 1")
              .execute(connection);
          return null;
        });
    assertThat(read).containsExactly(1L);
  }
}
