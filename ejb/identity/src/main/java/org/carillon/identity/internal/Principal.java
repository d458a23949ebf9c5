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
import org.carillon.account.secret.PasswordRenewals;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.net.ClientNetwork;

/**
 * Who may sign in, as the database knows it.
 *
 * @param account the account's id; 0 for an administrator with a name of its own
 * @param domain the id of the account's domain; 0 for an administrator with a name of its own
 * @param administrator the administrator's id; 0 for an account that administers nothing
 * @param name the canonical address or the administrator's name
 * @param rights beyond the own account
 * @param hash the password's, as text
 * @param changed when the password was last set, or everybody signed out
 * @param enabled whether account and domain are switched on, and it is a person's
 * @param helped the id of the domain whose accounts' owners it helps in again
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

  /** Asked at every request of DAV and REST, so all of it comes at once. */
  private static final String OF_ADDRESS =
      KNOWN
          + " JOIN AddressRow a ON a.account = o JOIN DomainNameRow n ON n.domain = a.domain"
          + " WHERE n.name = :domain AND a.localPart = :local";

  /** The principal with this address, alias or administrator's name, as typed. */
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

  /** An account with what it administers. */
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

  /** An administrator with a name of its own. */
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

  /** The same with other rights, and of no help desk. */
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

  /** Tells the principal's passwords apart. */
  public long passwordMark() {
    return PasswordRenewals.mark(changed);
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
