package org.carillon.identity.internal.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.MailAddress;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.CredentialRow;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.NewPasswords;
import org.carillon.account.internal.hashing.PasswordHash;
import org.carillon.account.internal.hashing.PasswordHashing;
import org.carillon.account.internal.hashing.StoredHash;
import org.carillon.account.internal.hashing.derived.DerivedSecrets;
import org.carillon.account.internal.hashing.derived.SecretPolicy;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.database.Transactions;
import org.carillon.identity.internal.Principal;
import org.jboss.logging.Logger;

/**
 * Renews the stored forms of a password while its text is available: the hash, if the cost was
 * changed since it was set or if it was imported; and the derived secrets that cannot be made from
 * a hash, if the domain now stores other kinds.
 */
@ApplicationScoped
public class PasswordRenewal {
  private static final Logger LOG = Logger.getLogger(PasswordRenewal.class);

  private final Transactions transactions;
  private final PasswordHashing hashing;
  private final NewPasswords passwords;
  private final SecretPolicy kept;
  private final HomeKey homeKey;

  @Inject
  public PasswordRenewal(
      Transactions transactions,
      PasswordHashing hashing,
      NewPasswords passwords,
      SecretPolicy kept,
      HomeKey homeKey) {
    this.transactions = transactions;
    this.hashing = hashing;
    this.passwords = passwords;
    this.kept = kept;
    this.homeKey = homeKey;
  }

  /** Renews the stored forms, unless hashing is too busy or the password was changed meanwhile. */
  void renew(Principal principal, StoredHash old, String prepared) {
    Optional<PasswordHash> fresh =
        hashing.isOutdated(old) ? hashing.hash(prepared) : Optional.empty();
    if (principal.account() == 0) {
      fresh.ifPresent(hash -> transactions.run(entities -> replace(entities, principal, hash)));
      return;
    }
    String hash = fresh.map(PasswordHash::text).orElse(principal.hash());
    try {
      transactions
          .read(
              entities ->
                  DirectoryQueries.account(entities, principal.account())
                      .map(row -> Home.of(entities, row)))
          .filter(home -> fresh.isPresent() || !holds(principal, home))
          .ifPresent(home -> renew(principal, home, hash, prepared));
    } catch (HomeKeyMissing away) {
      // A user who showed the right password is admitted anyway.
      LOG.debugf(
          "Secrets derived from the password of %s were not renewed: %s", principal.name(), away);
    }
  }

  private boolean holds(Principal principal, Home home) {
    Set<DerivedSecrets.Kind> wanted = kept.of(home.domain);
    return home.secrets
        .map(octets -> homeKey.open(NewPasswords.purpose(principal.account()), octets))
        .map(octets -> DerivedSecrets.read(octets).areThose(wanted, home.address.toString()))
        .orElse(wanted.isEmpty());
  }

  /** Renews the stored forms. Derived secrets are slow, so it runs between two transactions. */
  private void renew(Principal principal, Home home, String hash, String prepared) {
    byte[] secrets =
        passwords.sealed(
            principal.account(), passwords.derived(home.address, home.domain, prepared));
    transactions.run(
        entities ->
            entities
                .createQuery(
                    "UPDATE CredentialRow r SET r.password = :new, r.secrets = :secrets"
                        + " WHERE r.account = :id AND r.password = :old")
                .setParameter("new", hash)
                .setParameter("secrets", secrets)
                .setParameter("old", principal.hash())
                .setParameter("id", principal.account())
                .executeUpdate());
  }

  private static void replace(EntityManager entities, Principal principal, PasswordHash fresh) {
    entities
        .createQuery(
            "UPDATE AdministratorRow r SET r.password = :new WHERE r.id = :id AND r.password = :old")
        .setParameter("new", fresh.text())
        .setParameter("old", principal.hash())
        .setParameter("id", principal.administrator())
        .executeUpdate();
  }

  /** An account's address and domain, and the secrets derived from its password. */
  private record Home(MailAddress address, long domain, Optional<byte[]> secrets) {
    static Home of(EntityManager entities, AccountRow row) {
      return new Home(
          MailAddress.canonical(row.address()).orElseThrow(),
          row.domain().id(),
          entities.find(CredentialRow.class, row.id()).secrets());
    }
  }
}
