package org.carillon.account.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.carillon.account.MailAddress;
import org.carillon.database.RowLock;

/** Look-ups by name. Only what is live is found. */
public final class DirectoryQueries {
  private static final String ADDRESSES =
      """
      SELECT a FROM AddressRow a JOIN FETCH a.account o JOIN FETCH o.domain, DomainNameRow n
      WHERE n.name = :domain AND a.domain = n.domain\
      """;

  private DirectoryQueries() {}

  /** The domain with this canonical name or alias. */
  public static Optional<DomainRow> domain(EntityManager entities, String name) {
    return entities
        .createQuery(
            "SELECT d FROM DomainRow d, DomainNameRow n WHERE n.name = :name AND d.id = n.domain",
            DomainRow.class)
        .setParameter("name", name)
        .getResultStream()
        .findFirst();
  }

  /** Lets a free name lead to a domain, too. */
  public static void addName(EntityManager entities, DomainRow domain, String name) {
    entities.persist(new DomainNameRow(name, domain.id));
  }

  /** Lets a name lead nowhere any more. */
  public static void removeName(EntityManager entities, String name) {
    entities.remove(entities.find(DomainNameRow.class, name));
  }

  /** The line of the address table, in whatever of its domain's names it is written. */
  static Optional<AddressRow> address(EntityManager entities, MailAddress address) {
    return entities
        .createQuery(ADDRESSES + " AND a.localPart = :local", AddressRow.class)
        .setParameter("domain", address.domain())
        .setParameter("local", address.localPart())
        .getResultStream()
        .findFirst();
  }

  /** The lines of the address table with these local parts, in whatever name of their domain. */
  public static Stream<AddressRow> addresses(
      EntityManager entities, String domain, Set<String> local) {
    return entities
        .createQuery(ADDRESSES + " AND a.localPart IN :local", AddressRow.class)
        .setParameter("domain", domain)
        .setParameter("local", local)
        .getResultStream();
  }

  /** The account with this address or alias. */
  public static Optional<AccountRow> account(EntityManager entities, MailAddress address) {
    return address(entities, address).map(row -> row.account);
  }

  /** The live account with this id. */
  public static Optional<AccountRow> account(EntityManager entities, long id) {
    return Optional.ofNullable(entities.find(AccountRow.class, id))
        .filter(account -> account.deleted == null);
  }

  /** Whether no account has this id outside, also none that was deleted. */
  static boolean isFree(EntityManager entities, UUID uuid) {
    return entities
        .createQuery("SELECT a.id FROM AccountRow a WHERE a.uuid = :uuid", Long.class)
        .setParameter("uuid", uuid)
        .getResultList()
        .isEmpty();
  }

  /** The live account with this id outside. */
  public static Optional<AccountRow> account(EntityManager entities, UUID uuid) {
    return entities
        .createQuery(
            "FROM AccountRow a JOIN FETCH a.domain WHERE a.uuid = :uuid AND a.deleted IS NULL",
            AccountRow.class)
        .setParameter("uuid", uuid)
        .getResultStream()
        .findFirst();
  }

  /** The administrator with this name of its own, or that is this account. */
  public static Optional<AdministratorRow> administrator(EntityManager entities, String name) {
    var address = MailAddress.canonical(name);
    if (address.isPresent()) {
      return account(entities, address.get()).flatMap(account -> administrator(entities, account));
    }
    return AdministratorOperations.canonicalName(name)
        .flatMap(
            canonical ->
                entities
                    .createQuery(
                        "FROM AdministratorRow a WHERE a.name = :name", AdministratorRow.class)
                    .setParameter("name", canonical)
                    .getResultStream()
                    .findFirst());
  }

  /** What the account administers, if anything. */
  public static Optional<AdministratorRow> administrator(
      EntityManager entities, AccountRow account) {
    return entities
        .createQuery("FROM AdministratorRow a WHERE a.account = :account", AdministratorRow.class)
        .setParameter("account", account)
        .getResultStream()
        .findFirst();
  }

  /** A row that is never removed, locked and read anew. */
  static <R> R locked(EntityManager entities, R row) {
    return RowLock.of(entities, row).orElseThrow(EntityNotFoundException::new);
  }
}
