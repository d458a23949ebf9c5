package org.carillon.policy.internal.greylist;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.policy.net.NetworkPrefix;

/** The tables {@code greylist} and {@code greylist_network}, by the database's clock. */
final class GreylistRows {
  private static final String UNHURRIED = "set local synchronous_commit = off";

  private static final String FIND =
      """
      select coalesce(n.passed, 0), extract(epoch from now() - g.began), g.passed is not null
      from (select) as one
      left join greylist_network n on n.network = ? and n.expires > now()
      left join greylist g on g.attempt = ? and g.expires > now()\
      """;

  private static final String BEGIN =
      """
      insert into greylist as g (attempt, began, expires)
      values (?, now(), now() + make_interval(secs => ?))
      on conflict (attempt) do update set began = now(), passed = null, expires = excluded.expires
      where g.expires <= now()\
      """;

  private static final String PASS =
      """
      with come as (
        update greylist set passed = now(), expires = now() + make_interval(secs => ?)
        where attempt = ? and passed is null returning 1)
      insert into greylist_network as n (network, passed, expires)
      select ?, 1, now() + make_interval(secs => ?) from come
      on conflict (network) do update set
        passed = case when n.expires > now() then n.passed + 1 else 1 end,
        expires = excluded.expires\
      """;

  private static final String KEEP =
      """
      update greylist set expires = now() + make_interval(secs => ?)
      where attempt = ? and passed is not null\
      """;

  private static final String KEEP_NETWORK =
      "update greylist_network set expires = now() + make_interval(secs => ?) where network = ?";

  private static final String FORGET =
      """
      delete from greylist where attempt in (
        select attempt from greylist where expires < now() limit ?)\
      """;

  private static final String FORGET_NETWORKS =
      """
      delete from greylist_network where network in (
        select network from greylist_network where expires < now() limit ?)\
      """;

  private final SqlTransactions transactions;

  GreylistRows(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * The rows about an attempt.
   *
   * @param passed the number of different attempts of its network that were retried in time
   * @param age the time since its first try; empty if it is new
   * @param isPassed whether it was retried in time before
   */
  record Found(int passed, Optional<Duration> age, boolean isPassed) {}

  Found find(Attempt attempt) throws SQLException {
    Found[] found = new Found[1];
    transactions.<Void, SQLException>read(
        connection -> {
          new Pipeline()
              .add(
                  row -> {
                    double age = row.getDouble(2);
                    Optional<Duration> known =
                        row.wasNull()
                            ? Optional.empty()
                            : Optional.of(Duration.ofMillis(Math.round(age * 1_000)));
                    found[0] = new Found(row.getInt(1), known, row.getBoolean(3));
                  },
                  FIND,
                  attempt.network().toString(),
                  attempt.octets())
              .execute(connection);
          return null;
        });
    return found[0];
  }

  /** Records the first try of an attempt. */
  void begin(Attempt attempt, Duration window) throws SQLException {
    write(new Pipeline().add(UNHURRIED).add(BEGIN, attempt.octets(), seconds(window)));
  }

  /** Records a retry in time, which also counts for the network. */
  void pass(Attempt attempt, Duration known) throws SQLException {
    write(
        new Pipeline()
            .add(UNHURRIED)
            .add(
                PASS,
                seconds(known),
                attempt.octets(),
                attempt.network().toString(),
                seconds(known)));
  }

  /** Records that an attempt that passed before was made again. */
  void keep(Attempt attempt, Duration known) throws SQLException {
    write(new Pipeline().add(UNHURRIED).add(KEEP, seconds(known), attempt.octets()));
  }

  /** Records an attempt of a known network. */
  void keep(NetworkPrefix network, Duration known) throws SQLException {
    write(new Pipeline().add(UNHURRIED).add(KEEP_NETWORK, seconds(known), network.toString()));
  }

  /** Deletes expired rows, at most {@code most} of each table. */
  void forget(int most) throws SQLException {
    write(new Pipeline().add(UNHURRIED).add(FORGET, most).add(FORGET_NETWORKS, most));
  }

  private void write(Pipeline statements) throws SQLException {
    transactions.<Void, SQLException>write(
        connection -> {
          statements.execute(connection);
          return null;
        });
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1e3;
  }
}
