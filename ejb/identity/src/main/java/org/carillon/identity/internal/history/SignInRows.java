package org.carillon.identity.internal.history;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.carillon.contract.net.AddressRange;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.identity.history.SignInHistory;
import org.carillon.identity.history.SignInSummary;

/** The table {@code sign_in}. */
final class SignInRows {
  private static final int SWEPT = 1_000;

  private final NamedPlaces places;

  SignInRows(NamedPlaces places) {
    this.places = places;
  }

  /** Adds to a row. Creates it if the account exists and its limit for the day isn't reached. */
  void put(EntityManager entities, long account, Noted kind, Noted.Times times, boolean alerted) {
    entities
        .createNativeQuery(
            """
            insert into sign_in (account, day, service, network, program, way, result, area, first,
              last, times, alerted)
            select a.id, :day, :service, :network, :program, :way, :result, :area, :first, :last,
              :times, :alerted
            from account a where a.id = :account and (
              (select count(*) from sign_in s where s.account = a.id and s.day = :day
                and (s.result = :admitted) = (:result = :admitted)) < :most
              or exists (select 1 from sign_in s where s.account = a.id and s.day = :day
                and s.service = :service and s.network = :network and s.program = :program
                and s.way = :way and s.result = :result))
            on conflict (account, day, service, network, program, way, result) do update
              set last = greatest(sign_in.last, excluded.last),
                times = sign_in.times + excluded.times,
                alerted = sign_in.alerted or excluded.alerted
            """)
        .setParameter("account", account)
        .setParameter("day", kind.day())
        .setParameter("service", kind.service())
        .setParameter("network", ClientNetwork.of(kind.address()).toString())
        .setParameter("program", kind.program())
        .setParameter("way", kind.way())
        .setParameter("result", kind.result())
        .setParameter("area", places.area(kind.address()))
        .setParameter("first", times.first())
        .setParameter("last", times.last())
        .setParameter("times", times.count())
        .setParameter("alerted", alerted)
        .setParameter("most", (long) SignInHistory.MOST_A_DAY)
        .setParameter("admitted", Noted.ADMITTED)
        .executeUpdate();
  }

  /** Returns an account's sign-ins, the latest first. */
  List<SignInSummary> of(EntityManager entities, long account) {
    List<?> found =
        entities
            .createNativeQuery(
                """
                select service, network, program, way, result, first, last, times from sign_in
                where account = :account order by last desc, service, network limit :most
                """)
            .setParameter("account", account)
            .setParameter("most", SignInHistory.MOST)
            .getResultList();
    return found.stream().map(row -> seen((Object[]) row)).toList();
  }

  private SignInSummary seen(Object[] row) {
    String network = (String) row[1];
    return new SignInSummary(
        (String) row[0],
        network,
        AddressRange.address(network.replaceFirst("/.*", "")).flatMap(places::name).orElse(""),
        (String) row[2],
        (String) row[3],
        (String) row[4],
        (Instant) row[5],
        (Instant) row[6],
        ((Number) row[7]).longValue());
  }

  /** Deletes some older rows. Returns their number. */
  static int sweep(EntityManager entities, LocalDate before) {
    return entities
        .createNativeQuery(
            """
            delete from sign_in where ctid in (
              select ctid from sign_in where day < :before limit :most)
            """)
        .setParameter("before", before)
        .setParameter("most", SWEPT)
        .executeUpdate();
  }
}
