package org.carillon.identity.internal.guessing;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;

/** The table {@code known_place}. */
final class KnownPlaceRows {
  /** The time for which an unused place stays known. */
  static final Duration LIFE = Duration.ofDays(90);

  /** The number of places that are stored for a principal: those used last. */
  static final int MOST = 16;

  /** Asks whether any principal is known at a network. */
  private static final String ANY =
      "select 1 from known_place where network_bits = ? and network_length = ? limit 1";

  /** Selects the places of a principal, which is found by any of its names. */
  private static final String READ =
      """
      select network_bits, network_length, password from known_place
      where seen > now() - make_interval(days => ?) and principal in (
        select a.account from domain_name n join address a on a.domain = n.domain
        where n.name = ? and a.local_part = ?
        union all select id from administrator where ? = '' and name = ?)\
      """;

  private static final String LATEST =
      """
      select k.network_bits, k.network_length, k.password,
        coalesce(a.local_part || '@' || d.name, n.name)
      from (
        select * from known_place where seen > now() - make_interval(days => ?)
        order by seen desc limit ?) as k
      left join account a on a.id = k.principal and a.deleted is null
      left join domain d on d.id = a.domain
      left join administrator n on n.id = k.principal
      where a.id is not null or n.id is not null
      order by k.seen\
      """;

  /** Writes a place under the principal's own name. Nothing is written for deleted ones. */
  private static final String PUT =
      """
      insert into known_place (principal, network_bits, network_length, password, seen)
      select id, ?, ?, ?, now() from (
        select a.id from domain d join account a on a.domain = d.id
        where d.name = ? and d.deleted is null and a.local_part = ? and a.deleted is null
        union all select id from administrator where ? = '' and name = ?) as whose
      on conflict (principal, network_bits, network_length)
      do update set password = excluded.password, seen = excluded.seen
      returning principal\
      """;

  /** Deletes the places beyond the limit, and those of earlier passwords. */
  private static final String TRIM =
      """
      delete from known_place where ctid in (
        select ctid from (
          select ctid, row_number() over newest as place,
            password <> first_value(password) over newest as earlier
          from known_place where principal = any(?)
          window newest as (partition by principal order by seen desc)) as counted
        where place > ? or earlier)\
      """;

  private static final String FORGET =
      """
      delete from known_place where ctid in (
        select ctid from known_place where seen < now() - make_interval(days => ?) limit ?)\
      """;

  private final SqlTransactions transactions;

  KnownPlaceRows(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  boolean isKnown(ClientNetwork network) throws SQLException {
    boolean[] known = new boolean[1];
    transactions.<Void, SQLException>read(
        connection -> {
          new Pipeline()
              .add(row -> known[0] = true, ANY, network.bits(), network.length())
              .execute(connection);
          return null;
        });
    return known[0];
  }

  /** A known place: a principal and a network. */
  record Place(String principal, ClientNetwork network) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byName = principal.compareTo(other.principal);
      if (byName != 0) {
        return byName;
      }
      int byBits = Long.compare(network.bits(), other.network.bits());
      return byBits != 0 ? byBits : Integer.compare(network.length(), other.network.length());
    }
  }

  List<KnownPlaceStore.Entry> of(PrincipalName name) throws SQLException {
    List<KnownPlaceStore.Entry> places = new ArrayList<>();
    transactions.<Void, SQLException>read(
        connection -> {
          places.clear();
          new Pipeline()
              .add(
                  row ->
                      places.add(
                          new KnownPlaceStore.Entry(
                              new ClientNetwork(row.getLong(1), row.getInt(2)), row.getLong(3))),
                  READ,
                  (int) LIFE.toDays(),
                  name.domain(),
                  name.localPart(),
                  name.domain(),
                  name.localPart())
              .execute(connection);
          return null;
        });
    return places;
  }

  /** Returns the places that were used last, the longest unused first. */
  List<KnownPlaceStore.Latest> latest(int most) throws SQLException {
    List<KnownPlaceStore.Latest> latest = new ArrayList<>();
    transactions.<Void, SQLException>read(
        connection -> {
          latest.clear();
          new Pipeline()
              .add(
                  row ->
                      latest.add(
                          new KnownPlaceStore.Latest(
                              row.getString(4),
                              new KnownPlaceStore.Entry(
                                  new ClientNetwork(row.getLong(1), row.getInt(2)),
                                  row.getLong(3)))),
                  LATEST,
                  (int) LIFE.toDays(),
                  most)
              .execute(connection);
          return null;
        });
    return latest;
  }

  /** Writes places and their passwords' marks, sorted as on other nodes to avoid deadlocks. */
  void put(SortedMap<Place, Long> places) throws SQLException {
    transactions.<Void, SQLException>write(
        connection -> {
          TreeSet<Long> touched = new TreeSet<>();
          Pipeline put = new Pipeline();
          for (Map.Entry<Place, Long> place : places.entrySet()) {
            ClientNetwork network = place.getKey().network();
            PrincipalName name = PrincipalName.of(place.getKey().principal());
            put.add(
                row -> touched.add(row.getLong(1)),
                PUT,
                network.bits(),
                network.length(),
                place.getValue(),
                name.domain(),
                name.localPart(),
                name.domain(),
                name.localPart());
          }
          put.execute(connection);
          long[] principals = touched.stream().mapToLong(Long::longValue).toArray();
          new Pipeline().add(TRIM, principals, MOST).execute(connection);
          return null;
        });
  }

  /** Deletes places that are no longer known, at most that many. */
  void forget(int most) throws SQLException {
    transactions.<Void, SQLException>single(
        connection -> {
          new Pipeline().add(FORGET, (int) LIFE.toDays(), most).execute(connection);
          return null;
        });
  }
}
