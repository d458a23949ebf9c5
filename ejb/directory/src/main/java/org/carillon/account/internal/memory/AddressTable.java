package org.carillon.account.internal.memory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.carillon.account.Addresses;
import org.carillon.account.MailAddress;
import org.carillon.account.Resolution;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.DomainRow;
import org.carillon.account.internal.image.AddressLookup;
import org.carillon.account.internal.image.DatabaseAddressLookup;
import org.carillon.account.internal.image.DirectoryImage;
import org.carillon.account.internal.image.ImageAnswer;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.database.Outage;
import org.carillon.database.Transactions;
import org.carillon.format.name.DomainName;
import org.carillon.format.name.LocalPart;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** Looks up addresses in the directory in memory, else in the database. */
@ApplicationScoped
public class AddressTable implements Addresses {
  private static final Logger LOG = Logger.getLogger(AddressTable.class);
  private static final Outage AWAY = new Outage(LOG, "Addresses can't be looked up");

  /** Connections for look-ups: few, so that unknown clients can't use up all with random names. */
  private static final int LOOK_UPS_AT_ONCE = 8;

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final String POSTMASTER = "postmaster";
  private static final String OLDEST =
      "FROM AccountRow a WHERE a.deleted IS NULL AND a.enabled = true AND a.domain.enabled = true";

  private final Transactions transactions;
  private final Settings settings;
  private final DirectoryImage image;
  private final Semaphore lookUps = new Semaphore(LOOK_UPS_AT_ONCE, true);

  @Inject
  public AddressTable(Transactions transactions, Settings settings, DirectoryImage image) {
    this.transactions = transactions;
    this.settings = settings;
    this.image = image;
  }

  /** Resolves an address. That it is elsewhere may be a second old, a rejection never is. */
  @Override
  public Resolution resolve(String address) {
    ImageAnswer<Resolution> answer =
        image.sure(
            lines -> where(lines, address),
            resolution -> !(resolution instanceof Resolution.Remote));
    return (rejects(answer) ? image.now(lines -> where(lines, address)) : answer)
        .orElseAsk(() -> ask(address));
  }

  private static boolean rejects(ImageAnswer<Resolution> answer) {
    return answer instanceof ImageAnswer.Found<Resolution>(Resolution found)
        && (found instanceof Resolution.Unknown || found instanceof Resolution.SwitchedOff);
  }

  private Resolution ask(String address) {
    try {
      return lookUpInTurn(address);
    } catch (PersistenceException failure) {
      AWAY.met(failure.getMessage());
      return new Resolution.Later();
    }
  }

  /** Resolves the address in the setting without catch-all, so none leads to another. */
  @Override
  public Resolution catchAll(long domain) {
    String named = settings.value(DirectorySettings.CATCH_ALL, Scope.domain(domain));
    if (named.isEmpty()) {
      return new Resolution.Unknown(domain);
    }
    return switch (resolve(named)) {
      case Resolution.Unknown _, Resolution.SwitchedOff _, Resolution.Remote _ ->
          new Resolution.Unknown(domain);
      case Resolution found -> found;
    };
  }

  @Override
  public Optional<Resolution.Local> account(long account) {
    return image
        .sure(lines -> lines.person(account).flatMap(person -> local(lines, person, "")))
        .orAsk(
            () ->
                transactions.read(
                    entities -> {
                      AddressLookup lines = new DatabaseAddressLookup(entities);
                      return lines.person(account).flatMap(person -> local(lines, person, ""));
                    }));
  }

  @Override
  public Optional<Instant> since(long account) {
    return transactions.read(
        entities -> DirectoryQueries.account(entities, account).map(AccountRow::created));
  }

  @Override
  public Optional<String> domainName(long domain) {
    return image
        .sure(lines -> lines.domain(domain))
        .orAsk(
            () -> transactions.read(entities -> new DatabaseAddressLookup(entities).domain(domain)))
        .map(AddressLookup.Domain::name);
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
    return where(new DatabaseAddressLookup(entities), typed)
        .orElseGet(() -> postmaster(entities, typed));
  }

  /** Resolves an address. Returns empty for a postmaster for which the table has no row. */
  private static Optional<Resolution> where(AddressLookup lines, String typed) {
    if (typed.equalsIgnoreCase(POSTMASTER)) {
      return Optional.empty();
    }
    int at = typed.lastIndexOf('@');
    String written = typed.substring(at + 1);
    var name = DomainName.canonical(written);
    Optional<AddressLookup.Domain> domain = name.flatMap(lines::domain);
    return at < 0 || domain.isEmpty()
        ? Optional.of(new Resolution.Remote(name.orElse(written)))
        : inDomain(lines, domain.get(), typed.substring(0, at));
  }

  private static Optional<Resolution> inDomain(
      AddressLookup lines, AddressLookup.Domain domain, String typed) {
    if (!domain.enabled()) {
      return Optional.of(new Resolution.SwitchedOff(domain.id()));
    }
    Optional<Resolution> found =
        line(lines, domain, typed).map(line -> reach(lines, line.line(), line.detail()));
    return found.isPresent() || typed.equalsIgnoreCase(POSTMASTER)
        ? found
        : Optional.of(new Resolution.Unknown(domain.id()));
  }

  private static Resolution reach(AddressLookup lines, AddressLookup.Line line, String detail) {
    return switch (line) {
      case AddressLookup.Person person ->
          local(lines, person, detail)
              .filter(_ -> person.enabled())
              .filter(
                  _ ->
                      lines
                          .domain(person.domain())
                          .filter(AddressLookup.Domain::enabled)
                          .isPresent())
              .<Resolution>map(local -> local)
              .orElseGet(() -> new Resolution.SwitchedOff(person.domain()));
      case AddressLookup.Group(long id, long domain, String local, boolean isGroup) ->
          new Resolution.Several(
              id,
              domain,
              lines.domain(domain).map(own -> own.address(local)).orElse(local + "@"),
              isGroup);
    };
  }

  private static Optional<Resolution.Local> local(
      AddressLookup lines, AddressLookup.Person person, String detail) {
    return lines
        .domain(person.domain())
        .map(
            own ->
                new Resolution.Local(
                    person.id(), own.id(), own.address(person.localPart()), detail));
  }

  /**
   * The row for an address as it was typed.
   *
   * @param detail the text typed after the row's address; empty if there is none
   */
  public record Detailed(AddressLookup.Line line, String detail) {}

  /** Returns the row for a local part as typed, else for the local part without its detail. */
  public static Optional<Detailed> line(
      AddressLookup lines, AddressLookup.Domain domain, String typed) {
    int plus = typed.indexOf('+', 1);
    return find(lines, domain, typed)
        .map(line -> new Detailed(line, ""))
        .or(
            () ->
                plus < 0
                    ? Optional.empty()
                    : find(lines, domain, typed.substring(0, plus))
                        .map(line -> new Detailed(line, typed.substring(plus + 1))));
  }

  private static Optional<AddressLookup.Line> find(
      AddressLookup lines, AddressLookup.Domain domain, String typed) {
    return LocalPart.canonical(typed).flatMap(local -> lines.line(domain.id(), local));
  }

  private Resolution postmaster(EntityManager entities, String typed) {
    int at = typed.lastIndexOf('@');
    return at < 0
        ? serverPostmaster(entities)
        : DomainName.canonical(typed.substring(at + 1))
            .flatMap(name -> DirectoryQueries.domain(entities, name))
            .map(domain -> postmaster(entities, domain))
            .orElseGet(() -> new Resolution.Remote(typed.substring(at + 1)));
  }

  private Resolution postmaster(EntityManager entities, DomainRow domain) {
    return named(entities, Scope.domain(domain.id()))
        .or(() -> oldest(entities, domain))
        .or(() -> oldest(entities))
        .<Resolution>map(AddressTable::local)
        .orElseGet(() -> new Resolution.Unknown(domain.id()));
  }

  /** Returns the server's postmaster (RFC 5321 §4.5.1): as set, else the oldest account. */
  private Resolution serverPostmaster(EntityManager entities) {
    return named(entities, Scope.server())
        .or(() -> oldest(entities))
        .<Resolution>map(AddressTable::local)
        .orElseGet(() -> new Resolution.Remote(""));
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

  private static Resolution.Local local(AccountRow account) {
    return new Resolution.Local(account.id(), account.domain().id(), account.address(), "");
  }
}
