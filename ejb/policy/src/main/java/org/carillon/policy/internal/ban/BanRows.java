package org.carillon.policy.internal.ban;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.policy.ban.Ban;
import org.carillon.policy.ban.BanCause;
import org.carillon.policy.ban.BanTime;
import org.carillon.policy.net.NetworkPrefix;

final class BanRows {
  /** The largest number of bans that are kept in memory: those that end last. */
  static final int MOST = 50_000;

  private static final String LASTS = " (ends IS NULL OR ends > now())";

  private static final String SELECT =
      """
      SELECT network, cause, reason, made, CAST(extract(epoch FROM began) * 1000 AS bigint),
        CAST(extract(epoch FROM ends) * 1000 AS bigint), version FROM ban WHERE\
      """
          + LASTS;

  /** A network whose ban ended a short while ago is banned for longer. */
  private static final String PUT =
      """
      INSERT INTO ban AS b (network, cause, reason, made, began, ends)
      VALUES (:network, :cause, :reason, :made, now(), now() + make_interval(secs => :seconds))
      ON CONFLICT (network) DO UPDATE SET
        times = CASE WHEN b.ends < now() THEN b.times + 1 ELSE b.times END,
        began = CASE WHEN b.ends < now() THEN now() ELSE b.began END,
        cause = CASE WHEN b.ends < now() THEN excluded.cause ELSE b.cause END,
        reason = CASE WHEN b.ends < now() THEN excluded.reason ELSE b.reason END,
        ends = CASE WHEN b.ends < now()
          THEN now() + least((excluded.ends - now()) * power(2, least(b.times, 12)),
            interval '7 days')
          WHEN b.ends IS NOT NULL THEN greatest(b.ends, excluded.ends) END
      """;

  private static final String MAKE =
      """
      INSERT INTO ban AS b (network, cause, reason, made, began, ends)
      VALUES (:network, :cause, :reason, :made, now(),
        CASE WHEN :seconds > 0 THEN now() + make_interval(secs => :seconds) END)
      ON CONFLICT (network) DO UPDATE SET cause = excluded.cause, reason = excluded.reason,
        made = excluded.made, began = now(), ends = excluded.ends, times = 1,
        version = b.version + 1
      WHERE b.ends < now()
      """;

  private BanRows() {}

  /** A ban that the server makes. */
  record Noted(NetworkPrefix network, BanCause cause, String reason, Duration time) {}

  static void put(EntityManager entities, Noted ban) {
    row(entities, PUT, ban.network(), ban.cause(), ban.reason())
        .setParameter("made", BanTime.covering(ban.time()).word())
        .setParameter("seconds", ban.time().toMillis() / 1e3)
        .executeUpdate();
  }

  /** Creates a ban for an administrator, unless the network is banned already. */
  static boolean make(EntityManager entities, NetworkPrefix network, String reason, BanTime time) {
    return row(entities, MAKE, network, BanCause.MANUAL, reason)
            .setParameter("made", time.word())
            .setParameter("seconds", time.time().map(Duration::toMillis).orElse(0L) / 1e3)
            .executeUpdate()
        > 0;
  }

  private static Query row(
      EntityManager entities,
      String statement,
      NetworkPrefix network,
      BanCause cause,
      String reason) {
    return entities
        .createNativeQuery(statement)
        .setParameter("network", network.toString())
        .setParameter("cause", cause.word())
        .setParameter("reason", reason);
  }

  /** Returns the bans that are in force, the longest first. */
  static List<Ban> all(EntityManager entities) {
    return read(
        entities.createNativeQuery(SELECT + " ORDER BY ends DESC NULLS FIRST").setMaxResults(MOST));
  }

  /** Returns a page of the bans that are in force, ordered by the networks' texts. */
  static List<Ban> page(EntityManager entities, String search, String after, int most) {
    return read(
        entities
            .createNativeQuery(
                SELECT
                    + " AND network > :after AND (:search = '' OR position(:search in network) > 0)"
                    + " ORDER BY network")
            .setParameter("after", after)
            .setParameter("search", search)
            .setMaxResults(most));
  }

  static Optional<Ban> find(EntityManager entities, NetworkPrefix network) {
    return read(
            entities
                .createNativeQuery(SELECT + " AND network = :network")
                .setParameter("network", network.toString()))
        .stream()
        .findFirst();
  }

  private static List<Ban> read(Query query) {
    List<?> rows = query.getResultList();
    return rows.stream().map(row -> ban((Object[]) row)).toList();
  }

  private static Ban ban(Object[] row) {
    return new Ban(
        NetworkPrefix.read((String) row[0]).orElseThrow(),
        BanCause.of((String) row[1]),
        (String) row[2],
        BanTime.of((String) row[3]),
        instant(row[4]),
        Optional.ofNullable(row[5]).map(BanRows::instant),
        ((Number) row[6]).longValue());
  }

  private static Instant instant(Object milliseconds) {
    return Instant.ofEpochMilli(((Number) milliseconds).longValue());
  }

  static void rename(EntityManager entities, NetworkPrefix network, String reason) {
    entities
        .createNativeQuery(
            "UPDATE ban SET reason = :reason, version = version + 1 WHERE network = :network")
        .setParameter("reason", reason)
        .setParameter("network", network.toString())
        .executeUpdate();
  }

  static void delete(EntityManager entities, NetworkPrefix network) {
    entities
        .createNativeQuery("DELETE FROM ban WHERE network = :network")
        .setParameter("network", network.toString())
        .executeUpdate();
  }

  /** Deletes bans that ended a week ago, at most {@code most}. */
  static void forget(EntityManager entities, int most) {
    entities
        .createNativeQuery(
            """
            DELETE FROM ban WHERE network IN (SELECT network FROM ban
              WHERE ends < now() - interval '7 days' LIMIT :most)
            """)
        .setParameter("most", most)
        .executeUpdate();
  }
}
