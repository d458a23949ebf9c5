package org.carillon.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.MailAddress;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.AdministratorOperations;
import org.carillon.account.internal.AdministratorRow;
import org.carillon.account.internal.CredentialRow;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.secret.PasswordChangeObserver;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.net.ClientNetwork;

/**
 * A principal that may sign in, as the database has it.
 *
 * @param account the account's id; 0 for an administrator with a name of its own
 * @param domain the id of the account's domain; 0 for an administrator with a name of its own
 * @param administrator the administrator's id; 0 for an account that administers nothing
 * @param name the canonical address or the administrator's name
 * @param rights the rights beyond the principal's own account
 * @param hash the hash of the password, as text
 * @param changed the time when the password was last set, or when all sessions were ended
 * @param enabled whether the account and its domain are switched on and the account is a person's
 * @param helped the id of the domain to whose help desk it belongs
 * @param secondFactor whether it has an authenticator, recovery codes or passkeys
 */
public record Principal(
    long account,
    long domain,
    long administrator,
    String name,
    Rights rights,
    String hash,
    Instant changed,
    boolean enabled,
    OptionalLong helped,
    boolean secondFactor) {

  private static final String KNOWN =
      """
      SELECT o, c, g, EXISTS (SELECT 1 FROM SecondFactorRow f WHERE f.account = c.account)
        OR EXISTS (SELECT 1 FROM PasskeyRow p WHERE p.account.id = c.account)
      FROM AccountRow o JOIN FETCH o.domain JOIN CredentialRow c ON c.account = o.id
        LEFT JOIN AdministratorRow g ON g.account.id = o.id\
      """;

  private static final String OF_ACCOUNT = KNOWN + " WHERE o.id = :account";

  /** Reads everything in one query, because it runs for each DAV and REST request. */
  private static final String OF_ADDRESS =
      KNOWN
          + " JOIN AddressRow a ON a.account = o JOIN DomainNameRow n ON n.domain = a.domain"
          + " WHERE n.name = :domain AND a.localPart = :local";

  /**
   * Returns the principal with this address, alias or administrator's name.
   *
   * @param typed the name, as typed
   */
  public static Optional<Principal> find(EntityManager entities, String typed) {
    var address = MailAddress.canonical(typed);
    return address.isPresent()
        ? entities
            .createQuery(OF_ADDRESS, Object[].class)
            .setParameter("domain", address.get().domain())
            .setParameter("local", address.get().localPart())
            .getResultStream()
            .findFirst()
            .map(Principal::of)
        : AdministratorOperations.canonicalName(typed)
            .flatMap(name -> DirectoryQueries.administrator(entities, name))
            .map(Principal::of);
  }

  /** Returns the principal of an account, with what it administers. */
  public static Principal of(EntityManager entities, AccountRow row) {
    return of(
        entities
            .createQuery(OF_ACCOUNT, Object[].class)
            .setParameter("account", row.id())
            .getSingleResult());
  }

  private static Principal of(Object[] known) {
    AccountRow row = (AccountRow) known[0];
    CredentialRow credential = (CredentialRow) known[1];
    var administrator = Optional.ofNullable((AdministratorRow) known[2]);
    return new Principal(
        row.id(),
        row.domain().id(),
        administrator.map(AdministratorRow::id).orElse(0L),
        row.address(),
        administrator.map(AdministratorRow::rights).orElseGet(Rights.User::new),
        credential.password(),
        credential.changed(),
        row.isEnabled() && row.domain().isEnabled() && !row.isResource(),
        administrator.map(AdministratorRow::helped).orElseGet(OptionalLong::empty),
        (boolean) known[3]);
  }

  /** Returns the principal of an administrator with a name of its own. */
  public static Principal of(AdministratorRow row) {
    return new Principal(
        0,
        0,
        row.id(),
        row.name(),
        row.rights(),
        row.password(),
        row.changed(),
        true,
        OptionalLong.empty(),
        false);
  }

  /** Returns a copy with other rights and without membership in a help desk. */
  public Principal withRights(Rights others) {
    return new Principal(
        account,
        domain,
        administrator,
        name,
        others,
        hash,
        changed,
        enabled,
        OptionalLong.empty(),
        secondFactor);
  }

  /** Returns a number that distinguishes the principal's successive passwords. */
  public long passwordMark() {
    return PasswordChangeObserver.mark(changed);
  }

  public Caller caller(Peer peer, Proof proof) {
    return new Caller(
        account,
        name,
        rights,
        peer.session(),
        proof,
        Optional.of(ClientNetwork.of(peer.address())),
        helped);
  }
}
