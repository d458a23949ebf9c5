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
  /** The time for which lifts are stored: longer than any bar that they could lift. */
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

  /** Selects the lifts. A principal has a row for each of its names. */
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
   * @param principal the principal's name; empty for a network
   * @param network 0/0 for a principal
   * @param rest the time until it ends
   */
  record Bar(String principal, ClientNetwork network, Duration rest) {}

  /**
   * A lifted bar, under one of the principal's names.
   *
   * @param id the lift's id; a principal with several names has several rows with the same id
   * @param network 0/0 for a principal
   * @param name the name; empty for a network, and for a principal that was deleted
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

  /** Deletes bars that have ended, at most that many. */
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
