package org.carillon.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
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

  /** Ends the sessions that hold locks, and waits until they have ended. */
  private void endHolders() throws SQLException {
    try (Connection other = database.dataSource().getConnection();
        var end = other.createStatement()) {
      end.execute(
          "select pg_terminate_backend(pid, 10000) from pg_locks where locktype = 'advisory' and"
              + " database = (select oid from pg_database where datname = current_database())");
    }
  }

  @Test
  void onlyOneOfTwoNodesWithTheSameNameStarts() throws Exception {
    assertThat(lock(Life.of("a")).take()).isTrue();
    assertThat(lock(Life.of("a")).take()).isFalse();
    assertThat(lock(Life.of("b")).take()).isTrue();
  }

  @Test
  void endedLifeFreesItsNameAndIsRecorded() throws Exception {
    NodeLock first = lock(new Life("a", "a/1"));
    assertThat(first.take()).isTrue();
    first.close();

    assertThat(lock(new Life("a", "a/2")).take()).isTrue();

    assertThat(lives()).isEqualTo("a/1false a/2true");
  }

  @Test
  void nameIsLockedAgainAfterALostSession() throws Exception {
    NodeLock lock = lock(Life.of("a"));
    assertThat(lock.take()).isTrue();
    endHolders();
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!isLocked() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    assertThat(lock(Life.of("a")).take()).isFalse();
    assertThat(lock.hold()).isEqualTo(NodeLock.Hold.HELD);
  }

  /** A pool that does not end sessions that are given back. */
  private DataSource pool(AtomicInteger unanswered) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (pool, asked, values) -> pooled(database.dataSource().getConnection(), unanswered));
  }

  private static Connection pooled(Connection session, AtomicInteger unanswered) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (connection, asked, values) -> {
              if (asked.getName().equals("close")) {
                return null;
              }
              boolean silent =
                  asked.getName().equals("isValid") && unanswered.getAndDecrement() > 0;
              return silent ? false : asked.invoke(session, values);
            });
  }

  @Test
  void slowDatabaseIsNoSecondNode() throws Exception {
    AtomicInteger unanswered = new AtomicInteger(1);
    NodeLock lock = new NodeLock(pool(unanswered), Life.of("a"));
    locks.add(lock);
    assertThat(lock.take()).isTrue();

    awaits(() -> unanswered.get() < 0 && lock.hold() == NodeLock.Hold.HELD);

    assertThat(lock(Life.of("a")).take()).isFalse();
  }

  @Test
  void overtakenRunningLifeIsRecordedAsAlive() throws Exception {
    NodeLock first = lock(new Life("a", "a/1"));
    assertThat(first.take()).isTrue();
    NodeLock second = lock(new Life("a", "a/2"));
    awaits(
        () -> {
          // Repeats until it is quicker than the holder whose session was ended.
          endHolders();
          return second.take();
        });

    awaits(() -> first.hold() == NodeLock.Hold.ANOTHERS);
    new SqlTransactions(database.dataSource())
        .write(
            connection -> {
              try (var update = connection.createStatement()) {
                return update.executeUpdate(
                    "update node_life set ended = now() - interval '2 days' where life = 'a/1'");
              }
            });

    awaits(() -> lives("ended > now() - interval '1 day'").equals("a/1"));
  }

  private String lives(String which) throws SQLException {
    return new SqlTransactions(database.dataSource())
        .read(
            connection -> {
              try (var select = connection.createStatement();
                  var row =
                      select.executeQuery(
                          "select coalesce(string_agg(life, ' '), '') from node_life where "
                              + which)) {
                row.next();
                return row.getString(1);
              }
            });
  }

  /** A condition that becomes true at some time. */
  @FunctionalInterface
  private interface Condition {
    boolean holds() throws SQLException;
  }

  private static void awaits(Condition condition) throws SQLException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  @Test
  void lifeIdsAreUnique() {
    assertThat(Life.of("a")).isNotEqualTo(Life.of("a"));
    assertThat(Life.of("a").id()).startsWith("a/");
  }
}
