package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.carillon.database.SqlTransactions;
import org.carillon.store.internal.trimming.ItemBlobs;
import org.carillon.store.internal.trimming.RetentionPeriods;
import org.carillon.store.internal.trimming.Trimming;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/** Tests the plans of trimming, which runs daily: none may read a whole table. */
class TrimmingPlansTest {
  private static final Pattern WHOLE_TABLE =
      Pattern.compile(
          "Seq Scan on (mailbox|mail_account|mail_change|placement|item|blob|mailbox_seen"
              + "|annotation|thread_key|subscription|mailbox_right|mailbox_keyword)\\b.*");

  private final Set<String> statements = new LinkedHashSet<>();
  private TestDatabase database;

  @BeforeEach
  void fill() throws Exception {
    database = TestDatabase.fresh();
    for (String statement :
        """
        insert into mail_account (account, domain, modseq, uidvalidity, trim_due)
          select a, 1, 100000, 1, now() + interval '1 hour' from generate_series(1, 2000) as a;
        insert into mailbox (id, account, name, uidvalidity, uidnext, modseq, removed)
          select n, 1 + n / 10, 'box' || n, n, 10, 5,
            case when n % 10 = 0 then now() - interval '100 days' end
          from generate_series(1, 19990) as n;
        insert into blob select n, n / 100, 50 * n, 10, 0 from generate_series(1, 30000) as n;
        insert into item select n, n, n, 10, now(), 0, '' from generate_series(1, 30000) as n;
        insert into placement (mailbox, uid, item, thread, modseq, flags, saved, octets)
          select 1 + n / 2, 1 + n % 2, n, n, 5, 0, now(), 10 from generate_series(1, 30000) as n;
        insert into mail_change (account, modseq, mailbox, uid, kind, at)
          select 1 + n / 25, n % 25 + 1, 1, 0, 4, now() - interval '100 days'
          from generate_series(1, 49000) as n;
        insert into mail_change
            (account, modseq, mailbox, uid, last_uid, kind, at, uids, items, was_flags, saves)
          select 1 + n % 1900, 100 + n, 1, 7, 7, 3, now() - interval '50 days', array[7],
            array[n], array[0], array[now()] from generate_series(20000, 39000) as n;
        insert into mail_change (account, modseq, mailbox, uid, kind, at)
          values (5000, 1, 1, 0, 4, now());
        insert into mailbox_seen select 1 + n / 200, n % 20, 1 + n % 200, 1, true
          from generate_series(1, 40000) as n on conflict do nothing;
        insert into annotation select 1 + n % 9000, 1 + n % 1900, 'e' || n, 'v'
          from generate_series(1, 20000) as n;
        insert into thread_key select 1 + n % 1900, n, n from generate_series(1, 30000) as n;
        insert into subscription select 1 + n % 1900, 'box' || n
          from generate_series(1, 20000) as n;
        insert into mailbox_right select n, 0, 1 + n % 1900, false, 3
          from generate_series(1, 15000) as n;
        insert into mailbox_keyword select n, 8, 'k' from generate_series(1, 15000) as n;
        -- One that lives, and one whose end has come.
        update mail_account set trim_due = now() where account in (7, 8);
        update mail_account set closed = true, closed_at = now() - interval '90 days'
          where account = 8;
        analyze
        """
            .split(";\n")) {
      execute(statement);
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void execute(String statement) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var update = connection.createStatement()) {
      update.execute(statement);
    }
  }

  private DataSource noting() {
    return proxy(
        DataSource.class,
        database.dataSource(),
        (result, arguments) ->
            result instanceof Connection connection
                ? proxy(
                    Connection.class,
                    connection,
                    (prepared, values) -> {
                      if (values != null && values[0] instanceof String statement) {
                        statements.add(statement);
                      }
                      return prepared;
                    })
                : result);
  }

  private interface Seen {
    Object of(Object result, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, T real, Seen seen) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return seen.of(method.invoke(real, arguments), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  /** Returns the plan for any values. */
  private String plan(String statement) throws SQLException {
    Matcher parameter = Pattern.compile("\\?").matcher(statement);
    StringBuilder numbered = new StringBuilder();
    for (int number = 1; parameter.find(); number++) {
      parameter.appendReplacement(numbered, Matcher.quoteReplacement("$" + number));
    }
    parameter.appendTail(numbered);
    StringBuilder plan = new StringBuilder();
    PGSimpleDataSource real = (PGSimpleDataSource) database.dataSource();
    PGSimpleDataSource simple = new PGSimpleDataSource();
    simple.setUrl(real.getURL());
    simple.setUser(real.getUser());
    simple.setPassword(real.getPassword());
    // Otherwise the driver would ask for the parameters.
    simple.setPreferQueryMode(PreferQueryMode.SIMPLE);
    try (var connection = simple.getConnection();
        var explain = connection.createStatement();
        var row = explain.executeQuery("explain (generic_plan) " + numbered)) {
      while (row.next()) {
        plan.append(row.getString(1)).append('\n');
      }
    }
    return plan.toString();
  }

  @Test
  void trimmingStatementsUseIndexes() throws Exception {
    RetentionPeriods periods =
        new RetentionPeriods() {
          @Override
          public Duration undelete(long domain, long account) {
            return Duration.ofDays(30);
          }

          @Override
          public Duration history() {
            return Duration.ofDays(60);
          }
        };
    Trimming trimming =
        new Trimming(
            new SqlTransactions(noting()),
            periods,
            account -> true,
            StoreFixture.above(List.of(new ItemBlobs())),
            new SimpleMeterRegistry());

    for (int i = 0; i < 100 && trimming.round(); i++) {
      // Rounds run until both accounts and all passes are done.
    }

    assertThat(statements.stream().flatMap(statement -> Stream.of(statement.split(";"))))
        .hasSizeGreaterThan(35);
    List<String> wrong = new ArrayList<>();
    for (String statement : statements) {
      for (String one : statement.split(";")) {
        // A page of a thousand rows may be joined with a whole table that is as small as here.
        if (one.matches("(?s)(select|with|update|delete|insert).*")
            && !one.startsWith("with page as")
            && WHOLE_TABLE.matcher(plan(one)).find()) {
          wrong.add(one + "\n" + plan(one));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }
}
