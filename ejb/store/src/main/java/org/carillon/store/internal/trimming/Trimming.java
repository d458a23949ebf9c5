package org.carillon.store.internal.trimming;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.carillon.database.DueRows;
import org.carillon.database.RepeatedWork;
import org.carillon.database.SqlTransactions;
import org.carillon.store.changes.FlagFlush;
import org.carillon.store.flagging.UnusedKeywords;

/**
 * Trims the store in the background, on every node. Each node claims one account after the other,
 * and steps of the passes over items, blobs and logs. After each round it rests as long as the
 * round took, but at least {@link #BREATH}.
 */
public final class Trimming implements AutoCloseable {
  private static final Duration BREATH = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private static final DueRows DUE =
      new DueRows("update mail_account", "account", "trim_due", Duration.ofDays(1));

  private static final String AGAIN = "update mail_account set trim_due = now() where account = ?";

  /** Queried first: each step is a transaction, and mostly none has anything to do. */
  private static final String IS_DUE =
      "select exists (select 1 from mail_account where trim_due <= now())"
          + " or exists (select 1 from store_pass where due <= now())";

  private final SqlTransactions transactions;
  private final RetentionPeriods periods;
  private final LongPredicate forget;
  private final Above above;
  private final TrimMeters meters;
  private final FlagFlush flush;
  private final List<UnreferencedRows> passes;
  private final RepeatedWork rounds =
      new RepeatedWork("carillon-trimming", "Trimming", PAUSE, this::roundWithRest);

  /**
   * Creates the trimming; {@link #start} starts it.
   *
   * @param forget removes the rest of a deleted account and returns whether it is gone for good
   */
  public Trimming(
      SqlTransactions transactions,
      RetentionPeriods periods,
      LongPredicate forget,
      Above above,
      MeterRegistry registry) {
    this.transactions = transactions;
    this.periods = periods;
    this.forget = forget;
    this.above = above;
    this.meters = new TrimMeters(registry);
    this.flush = new FlagFlush(transactions);
    this.passes = List.of(UnreferencedRows.items(), UnreferencedRows.blobs(above.references()));
  }

  public void start() {
    rounds.start();
  }

  @Override
  public void close() {
    rounds.close();
  }

  private Duration roundWithRest() throws SQLException {
    long begun = System.nanoTime();
    boolean more = isDue() && round();
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    return !more ? PAUSE : took.compareTo(BREATH) > 0 ? took : BREATH;
  }

  private boolean isDue() throws SQLException {
    return transactions.read(
        connection -> {
          try (PreparedStatement ask = connection.prepareStatement(IS_DUE);
              ResultSet row = ask.executeQuery()) {
            return row.next() && row.getBoolean(1);
          }
        });
  }

  /**
   * Does one step of each kind.
   *
   * @return whether anything was due
   */
  public boolean round() throws SQLException {
    boolean due = account();
    for (UnreferencedRows dead : passes) {
      due |= transactions.write(connection -> dead.step(connection, meters));
    }
    Instant untold = Instant.now().minus(periods.history());
    due |= transactions.write(connection -> new OrphanedLogs(connection, meters).step(untold));
    return due;
  }

  private record Claimed(long account, boolean closed) {}

  private boolean account() throws SQLException {
    Optional<Claimed> claimed = transactions.write(Trimming::claim);
    if (claimed.isEmpty()) {
      return false;
    }
    long account = claimed.get().account;
    boolean forgotten = claimed.get().closed && forget.test(account);
    flush.account(account);
    Instant now = Instant.now();
    boolean more =
        transactions.write(
            connection ->
                new AccountTrim(connection, meters, periods, above, account, now).step(forgotten));
    if (more) {
      transactions.write(connection -> again(connection, account));
    } else if (!forgotten) {
      freeKeywords(account, now);
    }
    return true;
  }

  private void freeKeywords(long account, Instant now) throws SQLException {
    List<Long> mailboxes =
        transactions.read(connection -> new UnusedKeywords(connection, account).mailboxes());
    if (!mailboxes.isEmpty()) {
      transactions.<Void, SQLException>write(
          connection -> {
            new AccountTrim(connection, meters, periods, above, account, now)
                .freeKeywords(mailboxes);
            return null;
          });
    }
  }

  private static Optional<Claimed> claim(Connection connection) throws SQLException {
    return DUE.claim(
        connection, row -> new Claimed(row.getLong("account"), row.getBoolean("closed")));
  }

  private static int again(Connection connection, long account) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(AGAIN)) {
      update.setLong(1, account);
      return update.executeUpdate();
    }
  }
}
