package org.carillon.due.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.carillon.database.DueRows;
import org.carillon.database.SqlTransactions;
import org.carillon.due.DueKind;
import org.carillon.due.DueWork;
import org.carillon.startup.StartupGate;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that due work is done on time, without polling. */
class DueDispatcherTest {
  /** A limit well below the sweep interval, in s. */
  private static final int SOON_SECONDS = 20;

  private static final DueRows JOBS = new DueRows("update job", "id", "due", Duration.ofMinutes(5));

  private final TestDatabase database = TestDatabase.fresh();
  private final SqlTransactions transactions = new SqlTransactions(database.dataSource());
  private final BlockingQueue<Long> done = new LinkedBlockingQueue<>();
  private final BlockingQueue<Instant> looks = new LinkedBlockingQueue<>();
  private final AtomicInteger asked = new AtomicInteger();
  private int atOnce = 1;
  private Runnable working = () -> {};
  private DueDispatcher dispatcher;

  @BeforeEach
  void make() throws SQLException {
    execute("create table job (id bigint primary key, due timestamptz)");
    execute("create index job_due on job (due)");
    execute(
        "create trigger job_announced after insert on job for each statement"
            + " execute function announce_due()");
    execute(
        "create trigger job_sooner after update of due on job for each row when (new.due < old.due"
            + " or old.due is null and new.due is not null) execute function announce_due()");
  }

  @AfterEach
  void drop() throws SQLException {
    if (dispatcher != null) {
      dispatcher.stop();
    }
    execute("drop table job");
  }

  private void start() {
    StartupGate starting = new StartupGate();
    dispatcher =
        new DueDispatcher(
            database.dataSource(),
            new SqlTransactions(noted(database.dataSource())),
            starting,
            List.of(new Jobs()),
            () -> {});
    starting.end();
    dispatcher.start();
  }

  /** Returns the data source, recording each time that the dispatcher begins to look. */
  private DataSource noted(DataSource asked) {
    return (DataSource)
        Proxy.newProxyInstance(
            DueDispatcherTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (_, method, arguments) -> {
              if (method.getName().equals("getConnection")) {
                looks.add(Instant.now());
              }
              return method.invoke(asked, arguments);
            });
  }

  private void awaitLook() throws InterruptedException {
    assertThat(looks.poll(SOON_SECONDS, TimeUnit.SECONDS)).isNotNull();
  }

  private final class Jobs implements DueWork {
    @Override
    public DueKind kind() {
      return DueKind.of("jobs", "Doing jobs", JOBS).several(atOnce);
    }

    @Override
    public boolean take() throws SQLException {
      asked.incrementAndGet();
      Optional<Long> job =
          transactions.write(
              (Connection connection) -> JOBS.claim(connection, row -> row.getLong("id")));
      if (job.isPresent()) {
        working.run();
        execute("update job set due = null where id = " + job.get());
        done.add(job.get());
      }
      return job.isPresent();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void assertDone(long job) throws InterruptedException {
    assertThat(done.poll(SOON_SECONDS, TimeUnit.SECONDS)).isEqualTo(job);
  }

  @Test
  void jobsDueAtTheStartAreDone() throws Exception {
    execute("insert into job values (1, now() - interval '1 hour')");
    start();
    assertDone(1);
  }

  @Test
  void jobsAddedWhileIdleAreDoneAtOnce() throws Exception {
    execute("insert into job values (1, now())");
    start();
    assertDone(1);
    execute("insert into job values (2, now())");
    assertDone(2);
  }

  @Test
  void jobsDueLaterAreDoneOnTime() throws Exception {
    start();
    execute("insert into job values (1, now() + interval '2 seconds')");
    assertDone(1);
    execute("insert into job values (2, now() + interval '1 day')");
    execute("update job set due = now() + interval '1 second' where id = 2");
    assertDone(2);
  }

  @Test
  void missedAnnouncementsAreFoundWhenListeningResumes() throws Exception {
    execute("insert into job values (1, now())");
    start();
    assertDone(1);
    execute(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where query like 'listen%' and datname = current_database()");
    execute("insert into job values (2, now())");
    assertDone(2);
  }

  @Test
  void jobKindRunsItsNumberOfThreads() throws Exception {
    atOnce = 3;
    CountDownLatch together = new CountDownLatch(3);
    working =
        () -> {
          together.countDown();
          try {
            boolean _ = together.await(SOON_SECONDS, TimeUnit.SECONDS);
          } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
          }
        };
    start();
    execute("insert into job select n, now() from generate_series(1, 3) n");
    assertThat(together.await(SOON_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void idleNodeQueriesNoJobs() throws Exception {
    execute("insert into job values (1, now() + interval '1 day')");
    start();
    // A look has ended when the next begins.
    awaitLook();
    for (int job = 2; job < 6; job++) {
      looks.clear();
      execute("insert into job values (" + job + ", now() + interval '1 day')");
      awaitLook();
    }
    assertThat(asked).hasValue(0);
  }
}
