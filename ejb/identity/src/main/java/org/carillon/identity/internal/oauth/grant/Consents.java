package org.carillon.identity.internal.oauth.grant;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.CredentialRow;
import org.carillon.contract.net.Service;
import org.carillon.identity.internal.oauth.client.OAuthClientRow;
import org.carillon.identity.oauth.OAuthScope;
import org.carillon.identity.session.OpenSession;

/** The consents by which accounts let clients in. */
public final class Consents {
  /** The most consents of an account. The oldest is dropped; its client must ask again. */
  private static final int MOST = 200;

  private Consents() {}

  /** Returns whether an account let a client in to all the scopes. */
  public static boolean covers(
      EntityManager entities, long account, long client, List<OAuthScope> scopes) {
    return find(entities, account, client)
        .filter(row -> row.scopes().containsAll(scopes))
        .isPresent();
  }

  static Optional<OAuthConsentRow> find(EntityManager entities, long account, long client) {
    return entities
        .createQuery(
            """
            SELECT c FROM OAuthConsentRow c JOIN FETCH c.account a JOIN FETCH a.domain
            JOIN FETCH c.client WHERE a.id = :account AND c.client.id = :client
            """,
            OAuthConsentRow.class)
        .setParameter("account", account)
        .setParameter("client", client)
        .getResultStream()
        .findFirst();
  }

  /** Notes that an account lets a client in to the scopes, in addition to earlier ones. */
  public static void note(
      EntityManager entities, long account, OAuthClientRow client, List<OAuthScope> scopes) {
    // The lock lets concurrent requests of one account run one after the other.
    entities.find(CredentialRow.class, account, LockModeType.PESSIMISTIC_WRITE);
    Optional<OAuthConsentRow> present = find(entities, account, client.id());
    if (present.isPresent()) {
      OAuthConsentRow row = present.get();
      row.scopes =
          OAuthScope.text(
              Arrays.stream(OAuthScope.values())
                  .filter(scope -> scopes.contains(scope) || row.scopes().contains(scope))
                  .toList());
      return;
    }
    makeRoom(entities, account);
    var row = new OAuthConsentRow();
    row.id = UUID.randomUUID().toString();
    row.account = entities.find(AccountRow.class, account);
    row.client = client;
    row.scopes = OAuthScope.text(scopes);
    row.since = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    entities.persist(row);
  }

  private static void makeRoom(EntityManager entities, long account) {
    entities
        .createQuery(
            "FROM OAuthConsentRow c WHERE c.account.id = :account ORDER BY c.since DESC, c.id",
            OAuthConsentRow.class)
        .setParameter("account", account)
        .setFirstResult(MOST - 1)
        .getResultList()
        .forEach(entities::remove);
  }

  /** Returns an account's consents as open sessions, the last first. */
  public static Stream<OpenSession> sessions(EntityManager entities, long account, int most) {
    return entities
        .createQuery(
            "SELECT c FROM OAuthConsentRow c JOIN FETCH c.client WHERE c.account.id = :account"
                + " ORDER BY c.since DESC, c.id",
            OAuthConsentRow.class)
        .setParameter("account", account)
        .setMaxResults(most)
        .getResultStream()
        .map(row -> session(entities, row));
  }

  private static OpenSession session(EntityManager entities, OAuthConsentRow row) {
    Optional<OAuthGrantRow> last =
        entities
            .createQuery(
                """
                FROM OAuthGrantRow g WHERE g.consent = :consent AND g.ended IS NULL
                AND g.expires > :now ORDER BY g.used DESC
                """,
                OAuthGrantRow.class)
            .setParameter("consent", row)
            .setParameter("now", Instant.now())
            .setMaxResults(1)
            .getResultStream()
            .findFirst();
    return new OpenSession(
        row.id,
        OpenSession.Kind.CLIENT,
        Service.WEB.key(),
        row.client.value().name(),
        last.map(grant -> grant.network).orElse(""),
        "",
        Optional.of(row.since),
        last.map(grant -> grant.used),
        last.map(grant -> grant.expires));
  }

  /** Ends a consent with all its tokens. Returns whether the account had it. */
  public static boolean end(EntityManager entities, long account, String id) {
    return entities
            .createQuery(
                "DELETE FROM OAuthConsentRow c WHERE c.id = :id AND c.account.id = :account")
            .setParameter("id", id)
            .setParameter("account", account)
            .executeUpdate()
        == 1;
  }
}
