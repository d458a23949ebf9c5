package org.carillon.identity.internal.oauth.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.database.Transactions;
import org.carillon.identity.internal.Principal;
import org.carillon.identity.internal.oauth.client.OAuthClientRow;
import org.carillon.identity.oauth.OAuthScope;
import org.carillon.identity.setting.OAuthSettings;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Settings;

/** The grants for which codes are exchanged. Refresh tokens extend them. */
@ApplicationScoped
public class Grants {
  /** The most grants of one client and account. Above it, the longest unused ones end. */
  private static final int MOST = 50;

  /** The time an old refresh token is still accepted, as the answer with the new may be lost. */
  private static final Duration LOST_ANSWER = Duration.ofSeconds(30);

  private static final String WITH_ALL =
      """
      SELECT g FROM OAuthGrantRow g JOIN FETCH g.consent c JOIN FETCH c.client o
      LEFT JOIN FETCH o.domain JOIN FETCH c.account a JOIN FETCH a.domain
      WHERE g.id = :id AND a.deleted IS NULL
      """;

  private final Transactions transactions;
  private final DirectoryTransactions directory;
  private final Settings settings;

  @Inject
  public Grants(Transactions transactions, DirectoryTransactions directory, Settings settings) {
    this.transactions = transactions;
    this.directory = directory;
    this.settings = settings;
  }

  /** The result of an exchange or a refresh. */
  public sealed interface Outcome {}

  /**
   * The code or token is valid.
   *
   * @param grant the grant that it stands for
   * @param generation the generation of the current refresh token
   */
  public record Good(OAuthGrantRow grant, long generation) implements Outcome {}

  /** The code or token is invalid. */
  public record Bad() implements Outcome {}

  /** The code or token was used before, so that somebody else has it. */
  public record Reused() implements Outcome {}

  /** Exchanges a code. Shown again, it ends the grant that came of it (RFC 6749 §4.1.2). */
  public Outcome exchange(AuthorizationCode code, boolean refreshes, Peer peer) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Outcome outcome =
        transactions.write(entities -> exchanged(entities, code, refreshes, peer, now));
    if (outcome instanceof Reused) {
      end(code.id());
    }
    return outcome;
  }

  private Outcome exchanged(
      EntityManager entities, AuthorizationCode code, boolean refreshes, Peer peer, Instant now) {
    Optional<OAuthConsentRow> consent =
        OAuthClientRow.inUse(entities, code.client())
            .flatMap(client -> Consents.find(entities, code.account(), client.id()))
            .filter(row -> isAt(entities, row.account, code.password()));
    if (consent.isEmpty()) {
      return new Bad();
    }
    sweep(entities, consent.get(), now);
    Instant end =
        now.plus(settings.value(refreshes ? OAuthSettings.REFRESH : OAuthSettings.ACCESS));
    int made =
        entities
            .createNativeQuery(
                """
                INSERT INTO oauth_grant (id, consent, scopes, generation, refreshed, authenticated,
                  created, used, network, expires)
                VALUES (:id, :consent, :scopes, 0, :now, :authenticated, :now, :now, :network, :end)
                ON CONFLICT DO NOTHING
                """)
            .setParameter("id", code.id())
            .setParameter("consent", consent.get().id)
            .setParameter("scopes", OAuthScope.text(code.scopes()))
            .setParameter("authenticated", code.authenticated())
            .setParameter("now", now)
            .setParameter("network", ClientNetwork.of(peer.address()).toString())
            .setParameter("end", end)
            .executeUpdate();
    return made == 0 ? new Reused() : new Good(find(entities, code.id()).orElseThrow(), 0);
  }

  /** Returns whether users can sign in to the account, and its password is still the same. */
  private static boolean isAt(EntityManager entities, AccountRow account, long password) {
    Principal principal = Principal.of(entities, account);
    return principal.enabled() && principal.passwordMark() == password;
  }

  private static void sweep(EntityManager entities, OAuthConsentRow consent, Instant now) {
    entities
        .createQuery("DELETE FROM OAuthGrantRow g WHERE g.expires < :before")
        .setParameter("before", now.minus(Duration.ofMinutes(10)))
        .executeUpdate();
    entities
        .createQuery(
            "FROM OAuthGrantRow g WHERE g.consent = :consent ORDER BY g.used DESC, g.id",
            OAuthGrantRow.class)
        .setParameter("consent", consent)
        .setFirstResult(MOST - 1)
        .getResultList()
        .forEach(row -> row.expires = now);
  }

  /** Returns a grant in any state, with all that it refers to. */
  public static Optional<OAuthGrantRow> find(EntityManager entities, String id) {
    return entities
        .createQuery(WITH_ALL, OAuthGrantRow.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /** Returns a grant that is in force, whose client is in use and whose account is switched on. */
  public static Optional<OAuthGrantRow> inForce(EntityManager entities, String id, Instant now) {
    return find(entities, id)
        .filter(row -> row.isInForce(now))
        .filter(row -> row.client().isInUse())
        .filter(row -> row.account().isEnabled() && row.account().domain().isEnabled());
  }

  /**
   * Uses a refresh token, which a new one then replaces (RFC 9700 §4.14.2). An older refresh token
   * ends the grant.
   *
   * @param client the client that shows the token
   */
  public Outcome refresh(SealedTokens.Refresh token, String client, Peer peer) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Outcome outcome = transactions.write(entities -> refreshed(entities, token, client, peer, now));
    if (outcome instanceof Reused) {
      end(token.grant());
    }
    return outcome;
  }

  private Outcome refreshed(
      EntityManager entities, SealedTokens.Refresh token, String client, Peer peer, Instant now) {
    entities
        .createNativeQuery("SELECT 1 FROM oauth_grant WHERE id = :id FOR UPDATE")
        .setParameter("id", token.grant())
        .getResultList();
    Optional<OAuthGrantRow> found =
        inForce(entities, token.grant(), now).filter(row -> row.client().client().equals(client));
    if (found.isEmpty()) {
      return new Bad();
    }
    OAuthGrantRow row = found.get();
    boolean again =
        token.generation() == row.generation - 1 && !row.refreshed.plus(LOST_ANSWER).isBefore(now);
    if (token.generation() != row.generation && !again) {
      return new Reused();
    }
    if (!again) {
      row.generation++;
      row.refreshed = now;
    }
    row.used = now;
    row.network = ClientNetwork.of(peer.address()).toString();
    row.expires = now.plus(settings.value(OAuthSettings.REFRESH));
    return new Good(row, row.generation);
  }

  /** Ends a grant and its sessions on all nodes. Its row outlives the validity of its code. */
  public void end(String id) {
    Answer<Integer> done =
        directory.change(
            CacheVersions.Kind.DIRECTORY,
            entities ->
                new Answer.Done<>(
                    entities
                        .createQuery(
                            "UPDATE OAuthGrantRow g SET g.ended = :now, g.expires = :now"
                                + " WHERE g.id = :id AND g.ended IS NULL")
                        .setParameter("now", Instant.now().truncatedTo(ChronoUnit.MILLIS))
                        .setParameter("id", id)
                        .executeUpdate()));
    if (done instanceof Answer.Failed<Integer>) {
      throw new PersistenceException("The database is away");
    }
  }
}
