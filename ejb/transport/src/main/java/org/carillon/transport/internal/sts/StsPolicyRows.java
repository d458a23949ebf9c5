package org.carillon.transport.internal.sts;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.carillon.contract.queue.StsPolicy;
import org.carillon.database.DueRows;
import org.carillon.database.Statements;
import org.carillon.mailauth.sts.StsPolicyFile;

/** The policies of domains, kept until they expire. The database's clock counts. */
final class StsPolicyRows {
  /** A claim lasts longer than the refresh of a policy takes. */
  static final DueRows DUE =
      new DueRows("update sts_policy", "domain", "due", Duration.ofMinutes(5));

  /** The most domains whose policies are kept. */
  static final int MOST = 50_000;

  private static final String FIND =
      """
      SELECT sts_id, policy, used < now() - interval '1 day' AS is_stale FROM sts_policy
      WHERE domain = ? AND expires > now()
      """;

  /** It is refreshed once a day (RFC 8461 §3.3), or goes when it expires. */
  private static final String SAVE =
      """
      INSERT INTO sts_policy (domain, sts_id, policy, used, expires, due)
      VALUES (?, ?, ?, now(), now() + ? * interval '1 second',
        now() + least(interval '1 day', ? * interval '1 second'))
      ON CONFLICT (domain) DO UPDATE SET sts_id = excluded.sts_id, policy = excluded.policy,
        expires = excluded.expires, due = excluded.due
      """;

  private static final String USED =
      """
      UPDATE sts_policy SET used = now(), due = least(due, now() + interval '1 day')
      WHERE domain = ?
      """;

  private static final String TRIM =
      """
      DELETE FROM sts_policy WHERE (SELECT count(*) FROM sts_policy) > ? AND domain IN
        (SELECT domain FROM sts_policy WHERE domain <> ? ORDER BY used LIMIT 100)
      """;

  /** The policies of domains that got no mail for long are kept, but not refreshed. */
  private static final String STATE =
      """
      SELECT expires <= now() AS is_over, used > now() - interval '30 days' AS is_used, policy, sts_id
      FROM sts_policy WHERE domain = ?
      """;

  private static final String DELETE =
      "DELETE FROM sts_policy WHERE domain = ? AND expires <= now()";

  private static final String NEXT_DAY =
      "UPDATE sts_policy SET due = least(expires, now() + interval '1 day') WHERE domain = ?";

  private static final String AT_ITS_END = "UPDATE sts_policy SET due = expires WHERE domain = ?";

  private StsPolicyRows() {}

  /**
   * A policy that has not expired.
   *
   * @param id the id in the domain's record
   * @param isStale whether its use was last noted more than a day ago
   */
  record Stored(String id, StsPolicyFile file, boolean isStale) {}

  /**
   * A policy whose refresh is due.
   *
   * @param isOver whether it has expired
   * @param isUsed whether the domain got mail in the last month
   */
  record Due(String domain, String id, StsPolicy.Mode mode, boolean isOver, boolean isUsed) {}

  static Optional<Stored> find(Connection connection, String domain) throws SQLException {
    return Statements.first(connection, StsPolicyRows::stored, FIND, domain)
        .flatMap(found -> found);
  }

  private static Optional<Stored> stored(ResultSet row) throws SQLException {
    String id = row.getString("sts_id");
    boolean isStale = row.getBoolean("is_stale");
    return file(row).map(file -> new Stored(id, file, isStale));
  }

  private static Optional<StsPolicyFile> file(ResultSet row) throws SQLException {
    return StsPolicyFile.read(row.getString("policy").getBytes(StandardCharsets.UTF_8));
  }

  /** Keeps a policy, and forgets those unused for longest if there are too many. */
  static void save(Connection connection, String domain, String id, StsPolicyFile file, int most)
      throws SQLException {
    long seconds = file.maxAge().toSeconds();
    Statements.update(connection, SAVE, domain, id, file.text(), seconds, seconds);
    Statements.update(connection, TRIM, most, domain);
  }

  static void used(Connection connection, String domain) throws SQLException {
    Statements.update(connection, USED, domain);
  }

  static Optional<Due> claim(Connection connection) throws SQLException {
    Optional<String> domain = DUE.claim(connection, row -> row.getString("domain"));
    return domain.isEmpty()
        ? Optional.empty()
        : Statements.first(
            connection,
            row ->
                new Due(
                    domain.get(),
                    row.getString("sts_id"),
                    file(row).map(file -> file.policy().mode()).orElse(StsPolicy.Mode.NONE),
                    row.getBoolean("is_over"),
                    row.getBoolean("is_used")),
            STATE,
            domain.get());
  }

  static void delete(Connection connection, String domain) throws SQLException {
    Statements.update(connection, DELETE, domain);
  }

  /** Tries the refresh again tomorrow. */
  static void putOff(Connection connection, String domain) throws SQLException {
    Statements.update(connection, NEXT_DAY, domain);
  }

  /** Keeps the policy without a refresh until it expires. */
  static void leave(Connection connection, String domain) throws SQLException {
    Statements.update(connection, AT_ITS_END, domain);
  }
}
