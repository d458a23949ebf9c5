package org.carillon.identity.internal.token;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.net.Service;
import org.carillon.identity.session.OpenSession;

/** Bearer tokens and web sessions as open sessions of an account. */
public final class TokenSessions {
  private TokenSessions() {}

  /**
   * The numbers of an account's sessions.
   *
   * @param webSessions the number of signed-in browsers
   * @param tokens the number of bearer tokens and of clients that were let in
   * @param applicationPasswords the number of application passwords
   */
  public record Counts(long webSessions, long tokens, long applicationPasswords) {}

  /** Returns an account's sessions, the last used first. */
  public static List<OpenSession> of(EntityManager entities, long account, int most) {
    return entities
        .createQuery(
            """
            FROM TokenRow t WHERE t.account.id = :account AND (t.expires IS NULL OR t.expires > :now)
            ORDER BY t.used DESC, t.id
            """,
            TokenRow.class)
        .setParameter("account", account)
        .setParameter("now", Instant.now())
        .setMaxResults(most)
        .getResultStream()
        .map(TokenSessions::session)
        .toList();
  }

  private static OpenSession session(TokenRow row) {
    boolean web = row.kind == TokenRow.Kind.WEB;
    return new OpenSession(
        row.id,
        web ? OpenSession.Kind.WEB : OpenSession.Kind.TOKEN,
        Service.WEB.key(),
        web ? row.program : row.label,
        row.network,
        "",
        Optional.of(row.created),
        Optional.of(row.used),
        Optional.ofNullable(row.expires));
  }

  /** Returns the numbers of an account's sessions. */
  public static Counts count(EntityManager entities, long account) {
    return new Counts(
        count(entities, account, TokenRow.Kind.WEB),
        count(entities, account, TokenRow.Kind.BEARER)
            + count(entities, account, "OAuthConsentRow"),
        count(entities, account, "ApplicationPasswordRow"));
  }

  private static long count(EntityManager entities, long account, String row) {
    return entities
        .createQuery("SELECT COUNT(r) FROM " + row + " r WHERE r.account.id = :account", Long.class)
        .setParameter("account", account)
        .getSingleResult();
  }

  private static long count(EntityManager entities, long account, TokenRow.Kind kind) {
    return entities
        .createQuery(
            """
            SELECT COUNT(t) FROM TokenRow t WHERE t.account.id = :account AND t.kind = :kind
            AND (t.expires IS NULL OR t.expires > :now)
            """,
            Long.class)
        .setParameter("account", account)
        .setParameter("kind", kind)
        .setParameter("now", Instant.now())
        .getSingleResult();
  }

  /** Ends a session. Returns whether the account had it. */
  public static boolean end(EntityManager entities, long account, String id) {
    return entities
            .createQuery("DELETE FROM TokenRow t WHERE t.id = :id AND t.account.id = :account")
            .setParameter("id", id)
            .setParameter("account", account)
            .executeUpdate()
        == 1;
  }
}
