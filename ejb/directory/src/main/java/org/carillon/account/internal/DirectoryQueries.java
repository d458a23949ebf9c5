package org.carillon.account.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.carillon.account.MailAddress;
import org.carillon.database.RowLock;

/** Looks up domains, accounts and administrators by name. Deleted ones are not found. */
public final class DirectoryQueries {
  private static final String ADDRESSES =
      """
      SELECT a FROM AddressRow a JOIN FETCH a.account o JOIN FETCH o.domain, DomainNameRow n
      WHERE n.name = :domain AND a.domain = n.domain\
      """;

  private DirectoryQueries() {}

  public static Optional<DomainRow> domain(EntityManager entities, String name) {
    return entities
        .createQuery(
            "SELECT d FROM DomainRow d, DomainNameRow n WHERE n.name = :name AND d.id = n.domain",
            DomainRow.class)
        .setParameter("name", name)
        .getResultStream()
        .findFirst();
  }

  /** Adds a free name to a domain. */
  public static void addName(EntityManager entities, DomainRow domain, String name) {
    entities.persist(new DomainNameRow(name, domain.id));
  }

  /** Removes a domain name, so that it leads to no domain. */
  public static void removeName(EntityManager entities, String name) {
    entities.remove(entities.find(DomainNameRow.class, name));
  }

  /** Returns the row of the address table for an address, with any name of its domain. */
  static Optional<AddressRow> address(EntityManager entities, MailAddress address) {
    return entities
        .createQuery(ADDRESSES + " AND a.localPart = :local", AddressRow.class)
        .setParameter("domain", address.domain())
        .setParameter("local", address.localPart())
        .getResultStream()
        .findFirst();
  }

  /** Returns the rows of the address table with these local parts, for any name of the domain. */
  public static Stream<AddressRow> addresses(
      EntityManager entities, String domain, Set<String> local) {
    return entities
        .createQuery(ADDRESSES + " AND a.localPart IN :local", AddressRow.class)
        .setParameter("domain", domain)
        .setParameter("local", local)
        .getResultStream();
  }

  public static Optional<AccountRow> account(EntityManager entities, MailAddress address) {
    return address(entities, address).map(row -> row.account);
  }

  /** Returns the account with this id, unless it is deleted. */
  public static Optional<AccountRow> account(EntityManager entities, long id) {
    return Optional.ofNullable(entities.find(AccountRow.class, id))
        .filter(account -> account.deleted == null);
  }

  /** Returns whether no account, not even a deleted one, has this public id. */
  static boolean isFree(EntityManager entities, UUID uuid) {
    return entities
        .createQuery("SELECT a.id FROM AccountRow a WHERE a.uuid = :uuid", Long.class)
        .setParameter("uuid", uuid)
        .getResultList()
        .isEmpty();
  }

  /** Returns the account with this public id, unless it is deleted. */
  public static Optional<AccountRow> account(EntityManager entities, UUID uuid) {
    return entities
        .createQuery(
            "FROM AccountRow a JOIN FETCH a.domain WHERE a.uuid = :uuid AND a.deleted IS NULL",
            AccountRow.class)
        .setParameter("uuid", uuid)
        .getResultStream()
        .findFirst();
  }

  /** Returns the administrator with this name, or whose account has this address. */
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

  /** Returns the account's right to administer, if it has one. */
  public static Optional<AdministratorRow> administrator(
      EntityManager entities, AccountRow account) {
    return entities
        .createQuery("FROM AdministratorRow a WHERE a.account = :account", AdministratorRow.class)
        .setParameter("account", account)
        .getResultStream()
        .findFirst();
  }

  /** Locks a row that is never removed, and reads it again. */
  static <R> R locked(EntityManager entities, R row) {
    return RowLock.of(entities, row).orElseThrow(EntityNotFoundException::new);
  }
}
