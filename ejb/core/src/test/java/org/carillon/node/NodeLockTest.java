package org.carillon.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.carillon.database.SqlTransactions;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeLockTest {
  private final TestDatabase database = TestDatabase.fresh();
  private final List<NodeLock> locks = new ArrayList<>();

  @AfterEach
  void close() {
    locks.forEach(NodeLock::close);
    database.close();
  }

  private NodeLock lock(Life life) {
    NodeLock lock = new NodeLock(database.dataSource(), life);
    locks.add(lock);
    return lock;
  }

  private String lives() throws SQLException {
    return new SqlTransactions(database.dataSource())
        .read(
            connection -> {
              try (var select = connection.createStatement();
                  var row =
                      select.executeQuery(
                          "select string_agg(life || (ended is null), ' ' order by life)"
                              + " from node_life")) {
                row.next();
                return row.getString(1);
              }
            });
  }

  private boolean isLocked() throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        var select = connection.createStatement();
        var row =
            select.executeQuery(
                "select from pg_locks where locktype = 'advisory' and database ="
                    + " (select oid from pg_database where datname = current_database())")) {
      return row.next();
    }
  }

  @Test
  void ofTwoNodesOfOneNameOnlyOneStarts() throws Exception {
    assertThat(lock(Life.of("a")).take()).isTrue();
    assertThat(lock(Life.of("a")).take()).isFalse();
    assertThat(lock(Life.of("b")).take()).isTrue();
  }

  @Test
  void whatHasEndedMakesRoomAtOnceAndIsKnownToBeDead() throws Exception {
    NodeLock first = lock(new Life("a", "a/1"));
    assertThat(first.take()).isTrue();
    first.close();

    assertThat(lock(new Life("a", "a/2")).take()).isTrue();

    assertThat(lives()).isEqualTo("a/1false a/2true");
  }

  @Test
  void theNameIsTakenAgainWhenTheSessionWasLost() throws Exception {
    NodeLock lock = lock(Life.of("a"));
    assertThat(lock.take()).isTrue();
    try (Connection other = database.dataSource().getConnection();
        var end = other.createStatement()) {
      end.execute(
          "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and"
              + " database = (select oid from pg_database where datname = current_database())");
    }
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!isLocked() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    assertThat(lock(Life.of("a")).take()).isFalse();
    assertThat(lock.held()).isTrue();
  }

  @Test
  void noTwoLivesHaveOneName() {
    assertThat(Life.of("a")).isNotEqualTo(Life.of("a"));
    assertThat(Life.of("a").id()).startsWith("a/");
  }
}
