package org.carillon.identity.internal.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.carillon.account.MailAddress;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.database.Transactions;
import org.carillon.identity.internal.Principal;
import org.carillon.identity.internal.token.TokenRow;

/** Lets programs sign in by application passwords. Passwords of another form cost no look-up. */
@ApplicationScoped
public class ApplicationSignIns {
  /** The precision of the time of the last use. It saves a write at each sign-in. */
  private static final Duration USE_GRAIN = Duration.ofMinutes(1);

  private final Transactions transactions;

  @Inject
  public ApplicationSignIns(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Returns the application password that was typed, and notes the use.
   *
   * @param name the account's address or alias, or the password's own sign-in name
   * @param typed the password, as typed
   */
  public Optional<VerifiedProgramCredential> find(String name, String typed, Peer peer) {
    String secret = ApplicationSecret.plain(typed);
    if (secret.isEmpty()) {
      return Optional.empty();
    }
    Instant now = Instant.now();
    return transactions.write(
        entities ->
            row(entities, secret)
                .filter(row -> row.expires == null || now.isBefore(row.expires))
                .filter(row -> isCalled(entities, row, name))
                .map(row -> shown(entities, row, peer, now)));
  }

  private static Optional<ApplicationPasswordRow> row(EntityManager entities, String secret) {
    return entities
        .createQuery(
            """
            SELECT p FROM ApplicationPasswordRow p JOIN FETCH p.account a JOIN FETCH a.domain
            WHERE p.hash = :hash AND a.deleted IS NULL
            """,
            ApplicationPasswordRow.class)
        .setParameter("hash", TokenRow.hash(secret))
        .getResultStream()
        .findFirst();
  }

  private static boolean isCalled(EntityManager entities, ApplicationPasswordRow row, String name) {
    return MailAddress.canonical(name)
        .filter(
            address ->
                address.toString().equals(row.shown().login())
                    || DirectoryQueries.account(entities, address)
                        .filter(account -> account.id() == row.account.id())
                        .isPresent())
        .isPresent();
  }

  private static VerifiedProgramCredential shown(
      EntityManager entities, ApplicationPasswordRow row, Peer peer, Instant now) {
    if (row.used == null || row.used.plus(USE_GRAIN).isBefore(now)) {
      row.used = now;
      row.network = ClientNetwork.of(peer.address()).toString();
    }
    return new VerifiedProgramCredential(
        row.id, Principal.of(entities, row.account), row.services());
  }
}
