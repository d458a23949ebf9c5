package org.carillon.account.internal.memory;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.carillon.account.Addresses;
import org.carillon.account.MailAddress;
import org.carillon.account.Resolution;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.AddressRow;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.DomainRow;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.contract.Watch;
import org.carillon.database.Outage;
import org.carillon.database.Transactions;
import org.carillon.format.name.DomainName;
import org.carillon.format.name.LocalPart;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.settings.Versions;
import org.jboss.logging.Logger;

/** Look-ups in the address table, remembered until something changes. */
@ApplicationScoped
public class AddressTable implements Addresses {
  private static final Logger LOG = Logger.getLogger(AddressTable.class);
  private static final Outage AWAY = new Outage(LOG, "Addresses can't be looked up");
  private static final long ADDRESSES_OCTETS = 64L << 20;
  private static final long IDS_OCTETS = 32L << 20;

  /** Of an answer, its key and their places in a table, beside the characters of both. */
  private static final int ENTRY_OCTETS = 240;

  /**
   * Of the connections to the database: the names that strangers ask for are not to use them up.
   */
  private static final int LOOK_UPS_AT_ONCE = 8;

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final String POSTMASTER = "postmaster";
  private static final String OLDEST =
      "FROM AccountRow a WHERE a.deleted IS NULL AND a.enabled = true AND a.domain.enabled = true";

  private final Transactions transactions;
  private final Settings settings;
  private final Versions versions;
  private final LookupCache<String, Resolution> addresses =
      new LookupCache<>(ADDRESSES_OCTETS, AddressTable::octets);
  private final Semaphore lookUps = new Semaphore(LOOK_UPS_AT_ONCE, true);
  private final LookupCache<Long, Optional<Resolution.Local>> accounts =
      new LookupCache<>(IDS_OCTETS, (id, found) -> ENTRY_OCTETS);
  private final LookupCache<Long, Optional<String>> domains =
      new LookupCache<>(IDS_OCTETS, (id, found) -> ENTRY_OCTETS);
  private List<Watch> watches = List.of();

  @Inject
  public AddressTable(Transactions transactions, Settings settings, Versions versions) {
    this.transactions = transactions;
    this.settings = settings;
    this.versions = versions;
  }

  @PostConstruct
  public void start() {
    watches =
        List.of(
            versions.watch(Versions.Kind.DIRECTORY, this::forget), settings.watch(this::forget));
  }

  @PreDestroy
  void stop() {
    watches.forEach(Watch::close);
  }

  @Override
  public Resolution resolve(String address) {
    try {
      return addresses.get(address, this::lookUpInTurn);
    } catch (PersistenceException failure) {
      AWAY.met(failure.getMessage());
      return new Resolution.Later();
    }
  }

  /** The address that the setting names is resolved without catch-all: none leads to another. */
  @Override
  public Resolution catchAll(long domain) {
    String named = settings.value(DirectorySettings.CATCH_ALL, Scope.domain(domain));
    if (named.isEmpty()) {
      return new Resolution.Unknown(domain);
    }
    return switch (resolve(named)) {
      case Resolution.Unknown _, Resolution.SwitchedOff _, Resolution.Elsewhere _ ->
          new Resolution.Unknown(domain);
      case Resolution found -> found;
    };
  }

  @Override
  public Optional<Resolution.Local> account(long account) {
    return accounts.get(
        account,
        id ->
            transactions.read(
                entities -> DirectoryQueries.account(entities, id).map(row -> local(row, ""))));
  }

  @Override
  public Optional<Instant> since(long account) {
    return transactions.read(
        entities -> DirectoryQueries.account(entities, account).map(AccountRow::created));
  }

  @Override
  public Optional<String> domainName(long domain) {
    return domains.get(
        domain,
        id ->
            transactions.read(
                entities ->
                    Optional.ofNullable(entities.find(DomainRow.class, id))
                        .filter(row -> !row.isDeleted())
                        .map(DomainRow::name)));
  }

  /** Twice, since an answer may repeat what was asked for; more than an address has is not kept. */
  private static int octets(String typed, Resolution found) {
    return found instanceof Resolution.Later || typed.length() > MailAddress.MOST_CHARACTERS
        ? -1
        : ENTRY_OCTETS + 2 * typed.length();
  }

  private void forget() {
    addresses.forget();
    domains.forget();
    accounts.forget();
  }

  private Resolution lookUpInTurn(String typed) {
    try {
      if (!lookUps.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Resolution.Later();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Resolution.Later();
    }
    try {
      return transactions.read(entities -> lookUp(entities, typed));
    } finally {
      lookUps.release();
    }
  }

  private Resolution lookUp(EntityManager entities, String typed) {
    if (typed.equalsIgnoreCase(POSTMASTER)) {
      return serverPostmaster(entities);
    }
    int at = typed.lastIndexOf('@');
    String written = typed.substring(at + 1);
    var name = DomainName.canonical(written);
    var domain = name.flatMap(canonical -> DirectoryQueries.domain(entities, canonical));
    if (at < 0 || domain.isEmpty()) {
      return new Resolution.Elsewhere(name.orElse(written));
    }
    return inDomain(entities, domain.get(), typed.substring(0, at));
  }

  private Resolution inDomain(EntityManager entities, DomainRow domain, String typed) {
    if (!domain.isEnabled()) {
      return new Resolution.SwitchedOff(domain.id());
    }
    Optional<Line> line = line(entities, domain, typed);
    if (line.isPresent()) {
      return reach(domain, line.get().row(), line.get().detail());
    }
    return typed.equalsIgnoreCase(POSTMASTER)
        ? postmaster(entities, domain)
        : new Resolution.Unknown(domain.id());
  }

  /**
   * What an address leads to by the table alone.
   *
   * @param detail what was typed behind that address; empty without
   */
  public record Line(AddressRow row, String detail) {}

  /** The line of a local part as typed, or of what stands before its detail. */
  public static Optional<Line> line(EntityManager entities, DomainRow domain, String typed) {
    int plus = typed.indexOf('+', 1);
    return find(entities, domain, typed)
        .map(row -> new Line(row, ""))
        .or(
            () ->
                plus < 0
                    ? Optional.empty()
                    : find(entities, domain, typed.substring(0, plus))
                        .map(row -> new Line(row, typed.substring(plus + 1))));
  }

  private static Optional<AddressRow> find(EntityManager entities, DomainRow domain, String typed) {
    return LocalPart.canonical(typed)
        .map(local -> entities.find(AddressRow.class, new AddressRow.Key(domain.id(), local)));
  }

  private Resolution postmaster(EntityManager entities, DomainRow domain) {
    return named(entities, Scope.domain(domain.id()))
        .or(() -> oldest(entities, domain))
        .or(() -> oldest(entities))
        .map(account -> reach(account, ""))
        .orElseGet(() -> new Resolution.Unknown(domain.id()));
  }

  /** The server's postmaster (RFC 5321 §4.5.1): as set, else the oldest account. */
  private Resolution serverPostmaster(EntityManager entities) {
    return named(entities, Scope.server())
        .or(() -> oldest(entities))
        .map(account -> reach(account, ""))
        .orElseGet(() -> new Resolution.Elsewhere(""));
  }

  private Optional<AccountRow> named(EntityManager entities, Scope scope) {
    return MailAddress.canonical(settings.value(DirectorySettings.POSTMASTER, scope))
        .flatMap(address -> DirectoryQueries.account(entities, address))
        .filter(account -> account.isEnabled() && account.domain().isEnabled());
  }

  private static Optional<AccountRow> oldest(EntityManager entities, DomainRow domain) {
    return first(
        entities
            .createQuery(OLDEST + " AND a.domain = :domain ORDER BY a.id", AccountRow.class)
            .setParameter("domain", domain));
  }

  private static Optional<AccountRow> oldest(EntityManager entities) {
    return first(entities.createQuery(OLDEST + " ORDER BY a.id", AccountRow.class));
  }

  private static Optional<AccountRow> first(TypedQuery<AccountRow> query) {
    return query.setMaxResults(1).getResultStream().findFirst();
  }

  private static Resolution reach(DomainRow domain, AddressRow line, String detail) {
    return line.group() == null
        ? reach(line.account(), detail)
        : new Resolution.Several(
            line.group(),
            domain.id(),
            line.localPart() + "@" + domain.name(),
            line.kind() == AddressRow.Kind.GROUP);
  }

  private static Resolution reach(AccountRow account, String detail) {
    return account.isEnabled() && account.domain().isEnabled()
        ? local(account, detail)
        : new Resolution.SwitchedOff(account.domain().id());
  }

  private static Resolution.Local local(AccountRow account, String detail) {
    return new Resolution.Local(account.id(), account.domain().id(), account.address(), detail);
  }
}
