package org.carillon.identity.internal.guessing;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;

/** The tables {@code sign_in_bar} and {@code sign_in_lift}. */
final class BarRows {
  /** Longer than any bar: a node that heard nothing so long has none any more. */
  private static final Duration LIFTS_LIFE = Duration.ofDays(2);

  private static final String PUT =
      """
      insert into sign_in_bar (principal, network_bits, network_length, began, ends)
      select id, ?, ?, now(), now() + make_interval(secs => ?) from (
        select a.id from domain d join account a on a.domain = d.id
        where d.name = ? and d.deleted is null and a.local_part = ? and a.deleted is null
        union all select id from administrator where ? = '' and name = ?
        union all select 0 where ? = '' and ? = '') as whose
      on conflict (principal, network_bits, network_length) do update
      set began = case when sign_in_bar.ends < now() then now() else sign_in_bar.began end,
        ends = greatest(sign_in_bar.ends, excluded.ends)\
      """;

  /** A principal by all its names, a line each. */
  private static final String LIFTS =
      """
      select l.id, l.network_bits, l.network_length,
        coalesce(r.name, a.local_part || '@' || n.name, '')
      from sign_in_lift l
      left join administrator r on r.id = l.principal
      left join address a on a.account = l.principal
      left join domain_name n on n.domain = a.domain
      order by l.id\
      """;

  private static final String FORGET =
      """
      delete from sign_in_bar where ctid in (
        select ctid from sign_in_bar where ends < now() limit ?)\
      """;

  private static final String FORGET_LIFTS =
      "delete from sign_in_lift where at < now() - make_interval(days => ?)";

  private final SqlTransactions transactions;

  BarRows(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * A bar that began.
   *
   * @param principal its name; empty for a network's
   * @param network 0/0 for a principal's
   * @param rest how long it lasts from now on
   */
  record Bar(String principal, ClientNetwork network, Duration rest) {}

  /**
   * What was lifted, under one of its names.
   *
   * @param id the lift's; a principal with several names has as many of one id
   * @param network 0/0 for a principal's
   * @param name empty for a network's, and for who is gone
   */
  record Lift(long id, ClientNetwork network, String name) {}

  void put(List<Bar> bars) throws SQLException {
    transactions.<Void, SQLException>write(
        connection -> {
          Pipeline put = new Pipeline();
          for (Bar bar : bars) {
            PrincipalName name = PrincipalName.of(bar.principal());
            put.add(
                PUT,
                bar.network().bits(),
                bar.network().length(),
                bar.rest().toNanos() / 1e9,
                name.domain(),
                name.localPart(),
                name.domain(),
                name.localPart(),
                name.domain(),
                name.localPart());
          }
          put.execute(connection);
          return null;
        });
  }

  /** What was lifted of late, in order. */
  List<Lift> lifts() throws SQLException {
    List<Lift> lifts = new ArrayList<>();
    transactions.<Void, SQLException>read(
        connection -> {
          lifts.clear();
          new Pipeline()
              .add(
                  row ->
                      lifts.add(
                          new Lift(
                              row.getLong(1),
                              new ClientNetwork(row.getLong(2), row.getInt(3)),
                              row.getString(4))),
                  LIFTS)
              .execute(connection);
          return null;
        });
    return lifts;
  }

  /** Takes what is over away, so many bars at most. */
  void forget(int most) throws SQLException {
    transactions.<Void, SQLException>write(
        connection -> {
          new Pipeline()
              .add(FORGET, most)
              .add(FORGET_LIFTS, (int) LIFTS_LIFE.toDays())
              .execute(connection);
          return null;
        });
  }
}
