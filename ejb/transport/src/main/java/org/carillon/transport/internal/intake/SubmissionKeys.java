package org.carillon.transport.internal.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.store.TransactionParticipant;
import org.carillon.transport.submission.Submission;

/**
 * Recent submissions of accounts, by key. A sender claims the key first, so that a second try at
 * the same time waits for the first; the success is written in the transaction of the message. The
 * claim of a dead node is taken over after {@link #LEASE}; if its holder is still alive, its
 * transaction fails.
 */
@ApplicationScoped
class SubmissionKeys {
  /** The time for which a key is remembered. */
  static final Duration KEPT = Duration.ofDays(14);

  /** The most keys of one account; the newest stay. */
  static final int MOST = 2_000;

  static final Duration LEASE = Duration.ofMinutes(10);

  private static final SecureRandom RANDOM = new SecureRandom();

  private static final String FORGET =
      """
      delete from submission_key where account = ? and (since < now() - ? * interval '1 second'
        or key in (select key from submission_key where account = ? order by since desc offset ?))
      """;

  private static final String CLAIM =
      """
      insert into submission_key as k (account, key, digest, claim, since)
      values (?, ?, ?, ?, now())
      on conflict (account, key) do update
        set digest = excluded.digest, claim = excluded.claim, since = excluded.since
        where k.trace is null and k.since < now() - ? * interval '1 second'
      """;

  private static final String SELECT =
      "select digest, claim, trace from submission_key where account = ? and key = ?";

  private static final String SENT =
      """
      update submission_key set trace = ?, since = now()
      where account = ? and key = ? and claim = ? and trace is null returning claim
      """;

  private static final String RELEASE =
      "delete from submission_key where account = ? and key = ? and claim = ? and trace is null";

  private final SqlTransactions transactions;

  @Inject
  SubmissionKeys(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  /** The state of a key. */
  sealed interface State {
    /** The caller must send the message, and report by {@code sent} or {@code release}. */
    record Claimed(long account, String id, long claim) implements State {}

    /** Another thread or node is sending the message. */
    record Busy() implements State {}

    record Sent(String trace) implements State {}

    /** Other content was sent with this key. */
    record Other() implements State {}
  }

  private record Row(String digest, long claim, String trace) {}

  State claim(long account, Submission.Key key) throws SQLException {
    long claim = RANDOM.nextLong();
    List<Row> rows =
        transactions.write(
            connection -> {
              List<Row> found = new ArrayList<>();
              new Pipeline()
                  .add(FORGET, account, KEPT.toSeconds(), account, MOST)
                  .add(CLAIM, account, key.id(), key.digest(), claim, LEASE.toSeconds())
                  .add(
                      row -> found.add(new Row(row.getString(1), row.getLong(2), row.getString(3))),
                      SELECT,
                      account,
                      key.id())
                  .execute(connection);
              return found;
            });
    if (rows.isEmpty()) {
      return new State.Busy(); // Released at this moment: the next try gets it.
    }
    Row row = rows.getFirst();
    if (row.claim() == claim) {
      return new State.Claimed(account, key.id(), claim);
    }
    if (!row.digest().equals(key.digest())) {
      return new State.Other();
    }
    return row.trace() == null ? new State.Busy() : new State.Sent(row.trace());
  }

  /** Notes that the submission is sent, in the message's transaction. */
  TransactionParticipant sent(State.Claimed claimed, String trace) {
    return (connection, blob, size, targets) -> {
      List<Long> noted = new ArrayList<>();
      new Pipeline()
          .add(
              row -> noted.add(row.getLong(1)),
              SENT,
              trace,
              claimed.account(),
              claimed.id(),
              claimed.claim())
          .execute(connection);
      if (noted.isEmpty()) {
        throw new SQLException("Another request is sending the message with this key");
      }
    };
  }

  /** Releases an unsent submission. A sent one stays. */
  void release(State.Claimed claimed) throws SQLException {
    transactions.write(
        connection -> {
          new Pipeline()
              .add(RELEASE, claimed.account(), claimed.id(), claimed.claim())
              .execute(connection);
          return null;
        });
  }
}
