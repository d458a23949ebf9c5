package org.carillon.policy.internal.ban;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carillon.policy.ban.BanCause;
import org.carillon.policy.ban.BanTime;
import org.carillon.policy.net.NetworkPrefix;

final class BanRows {
  /** The largest number of bans that are kept in memory: those that end last. */
  static final int MOST = 50_000;

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

  private BanRows() {}

  /** A ban that the server makes. */
  record Noted(NetworkPrefix network, BanCause cause, String reason, Duration time) {}

  static void put(EntityManager entities, Noted ban) {
    entities
        .createNativeQuery(PUT)
        .setParameter("network", ban.network().toString())
        .setParameter("cause", ban.cause().word())
        .setParameter("reason", ban.reason())
        .setParameter("made", BanTime.covering(ban.time()).word())
        .setParameter("seconds", ban.time().toMillis() / 1e3)
        .executeUpdate();
  }

  /** Returns the ends of the bans that are in force, of the longest first. */
  static Map<NetworkPrefix, Instant> ends(EntityManager entities) {
    Map<NetworkPrefix, Instant> ends = new HashMap<>();
    List<?> rows =
        entities
            .createNativeQuery(
                """
                SELECT network, CAST(extract(epoch FROM ends) * 1000 AS bigint) FROM ban
                WHERE ends IS NULL OR ends > now() ORDER BY ends DESC NULLS FIRST
                """)
            .setMaxResults(MOST)
            .getResultList();
    for (Object row : rows) {
      Object[] ban = (Object[]) row;
      Instant end =
          ban[1] == null ? Instant.MAX : Instant.ofEpochMilli(((Number) ban[1]).longValue());
      ends.put(NetworkPrefix.read((String) ban[0]).orElseThrow(), end);
    }
    return ends;
  }

  /** Deletes a network's ban that has ended. */
  static void deleteEnded(EntityManager entities, String network) {
    entities
        .createNativeQuery("DELETE FROM ban WHERE network = :network AND ends <= now()")
        .setParameter("network", network)
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
