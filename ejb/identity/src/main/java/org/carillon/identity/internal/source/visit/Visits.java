package org.carillon.identity.internal.source.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.carillon.account.secret.HomeKey;
import org.carillon.database.Transactions;
import org.carillon.identity.internal.source.browser.SourceSignOut;
import org.carillon.identity.internal.source.browser.VisitAnswer;
import org.carillon.identity.internal.token.TokenRow;

/** Visits of users who came back from sources, accepted once each, and their web sessions. */
@ApplicationScoped
public class Visits {
  /** The time after a visit within which a second factor may be shown. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final Transactions transactions;
  private final HomeKey homeKey;

  @Inject
  public Visits(Transactions transactions, HomeKey homeKey) {
    this.transactions = transactions;
    this.homeKey = homeKey;
  }

  /**
   * The source that a session came from.
   *
   * @param source the source's id
   */
  record Came(long source, String hint) {}

  /**
   * Notes a visit. Returns whether it is the first one with this state.
   *
   * @param source the source's id
   */
  public boolean note(long source, long account, String state, VisitAnswer.Known known) {
    String id = id(state);
    byte[] hint = homeKey.seal(purpose(id), known.hint().getBytes(StandardCharsets.UTF_8));
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return transactions.write(
        entities -> {
          entities
              .createQuery("DELETE FROM VisitRow v WHERE v.token IS NULL AND v.created < :before")
              .setParameter("before", now.minus(PATIENCE))
              .executeUpdate();
          return entities
                  .createNativeQuery(
                      """
                      INSERT INTO source_visit (id, source, account, subject, session, hint, created)
                      VALUES (:id, :source, :account, :subject, :session, :hint, :created)
                      ON CONFLICT (id) DO NOTHING
                      """)
                  .setParameter("id", id)
                  .setParameter("source", source)
                  .setParameter("account", account)
                  .setParameter("subject", known.person().id())
                  .setParameter("session", known.session())
                  .setParameter("hint", hint)
                  .setParameter("created", now)
                  .executeUpdate()
              == 1;
        });
  }

  /**
   * Binds a session to a visit of the same account. Returns whether there is such a visit without a
   * session. If the user has signed out at the source meanwhile, there is none.
   */
  boolean bind(String state, long account, String token) {
    return transactions.write(
        entities ->
            entities
                    .createQuery(
                        "UPDATE VisitRow v SET v.token = :token WHERE v.id = :id"
                            + " AND v.account = :account AND v.token IS NULL")
                    .setParameter("token", token)
                    .setParameter("id", id(state))
                    .setParameter("account", account)
                    .executeUpdate()
                == 1);
  }

  /** Returns the source of the session with this secret; empty if it came from no source. */
  Optional<Came> of(String secret) {
    return transactions.read(
        entities ->
            entities
                .createQuery(
                    "SELECT v FROM VisitRow v, TokenRow t WHERE v.token = t.id AND t.hash = :hash",
                    VisitRow.class)
                .setParameter("hash", TokenRow.hash(secret))
                .getResultStream()
                .findFirst()
                .map(
                    row ->
                        new Came(
                            row.source,
                            new String(
                                homeKey.open(purpose(row.id), row.hint), StandardCharsets.UTF_8))));
  }

  /** Ends the sessions of a user who, according to the source, has signed out there. */
  void end(long source, SourceSignOut ended) {
    String his =
        "v.source = :source AND (:subject = '' OR v.subject = :subject)"
            + " AND (:session = '' OR v.session = :session)";
    transactions.run(
        entities -> {
          run(
              entities.createQuery(
                  "DELETE FROM TokenRow t WHERE t.id IN (SELECT v.token FROM VisitRow v WHERE "
                      + his
                      + ")"),
              source,
              ended);
          // Visits that still wait for a second factor can no longer open a session.
          run(entities.createQuery("DELETE FROM VisitRow v WHERE " + his), source, ended);
        });
  }

  private static void run(Query query, long source, SourceSignOut ended) {
    query
        .setParameter("source", source)
        .setParameter("subject", ended.subject())
        .setParameter("session", ended.session())
        .executeUpdate();
  }

  private static String purpose(String id) {
    return "source-visit:" + id;
  }

  /** Returns the stored id of a state. It is a hash that does not reveal the state. */
  private static String id(String state) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("SHA-256 is not available", failure);
    }
  }
}
