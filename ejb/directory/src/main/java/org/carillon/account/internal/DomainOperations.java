package org.carillon.account.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.carillon.account.Domain;
import org.carillon.account.DomainChange;
import org.carillon.account.DomainDeleted;
import org.carillon.account.Domains;
import org.carillon.account.NewDomain;
import org.carillon.account.internal.transaction.DirectoryObjects;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.DomainType;
import org.carillon.contract.identity.Caller;
import org.carillon.database.StoredText;
import org.carillon.format.name.DomainName;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Scope;
import org.carillon.settings.SettingStore;

/** Manages the domains in the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DomainOperations implements Domains {
  private final DirectoryTransactions transactions;
  private final DirectoryObjects<DomainRow, Domain> domains;
  private final SettingStore settings;
  private final Event<DomainDeleted> deleted;

  @Inject
  public DomainOperations(
      DirectoryTransactions transactions,
      SettingStore settings,
      Audit audit,
      Event<DomainDeleted> deleted) {
    this.transactions = transactions;
    this.domains = new DirectoryObjects<>(transactions, audit, new DomainKind());
    this.settings = settings;
    this.deleted = deleted;
  }

  @Override
  public Answer<Domain> create(Caller caller, NewDomain domain) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    var name = DomainName.canonical(domain.name());
    if (name.isEmpty()) {
      return malformed("name", domain.name());
    }
    if (!isDescription(domain.description())) {
      return badDescription();
    }
    return transactions.change(
        CacheVersions.Kind.DIRECTORY,
        entities -> {
          if (entities.find(DomainNameRow.class, name.get()) != null) {
            return Answer.failed(
                new Failure.Taken("name", "The domain " + name.get() + " already exists."));
          }
          var row = new DomainRow();
          row.name = name.get();
          row.description = domain.description();
          row.enabled = true;
          row.created = Instant.now().truncatedTo(ChronoUnit.MILLIS);
          entities.persist(row);
          entities.persist(new DomainNameRow(row.name, row.id));
          return new Answer.Done<>(domains.made(entities, caller, row));
        });
  }

  @Override
  public Answer<Domain> find(Caller caller, String name) {
    return domains.find(caller, name);
  }

  @Override
  public Answer<Page<Domain>> list(Caller caller, PageRequest request) {
    return domains.list(
        caller,
        request,
        (entities, only) ->
            new Answer.Done<>(
                entities
                    .createQuery(
                        """
                        FROM DomainRow d WHERE d.deleted IS NULL AND d.name > :after
                        AND d.name LIKE :search ESCAPE '\\' AND (:only = 0 OR d.id = :only)
                        ORDER BY d.name
                        """,
                        DomainRow.class)
                    .setParameter("after", request.after().orElse(""))
                    .setParameter("only", only)),
        Domain::name);
  }

  @Override
  public Answer<Domain> change(
      Caller caller, String name, DomainChange change, OptionalLong version) {
    if (change.description().filter(text -> !isDescription(text)).isPresent()) {
      return badDescription();
    }
    var aliases = new TreeSet<String>();
    for (String alias : change.aliases().orElse(List.of())) {
      var canonical = DomainName.canonical(alias);
      if (canonical.isEmpty()) {
        return malformed("aliases", alias);
      }
      aliases.add(canonical.get());
    }
    if (aliases.size() > DomainType.MOST_ALIASES) {
      return Answer.failed(
          new Failure.Invalid(
              "aliases",
              "too-many",
              "A domain can have at most " + DomainType.MOST_ALIASES + " aliases."));
    }
    return domains.change(
        caller,
        name,
        version,
        (entities, row) -> refusal(entities, caller, row, change),
        (entities, row, before) -> {
          if (change.aliases().isPresent()) {
            var taken = replaceAliases(entities, row, before.aliases(), aliases);
            if (taken.isPresent()) {
              return Optional.of(new Failure.Taken("aliases", taken.get() + " is in use."));
            }
          }
          change.description().ifPresent(text -> row.description = text);
          change.enabled().ifPresent(enabled -> row.enabled = enabled);
          return Optional.empty();
        });
  }

  private static Optional<Failure> refusal(
      EntityManager entities, Caller caller, DomainRow row, DomainChange change) {
    Optional<Failure> refusal =
        row.enabled && change.enabled().filter(on -> !on).isPresent()
            ? AccountAuthority.refusal(entities, caller, row)
                .or(() -> LastAdministrator.refusal(entities, row))
            : Optional.empty();
    return refusal.isEmpty() && change.aliases().isPresent() && !caller.administersServer()
        ? Optional.of(
            new Failure.NotAllowed(
                Failure.NotAllowed.PLAIN,
                "Only server administrators can change the aliases of a domain."))
        : refusal;
  }

  @Override
  public Answer<Domain> delete(Caller caller, String name, OptionalLong version) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return domains.delete(
        caller,
        name,
        version,
        (entities, row) -> Optional.empty(),
        (entities, row, before) -> {
          if (hasAccounts(entities, row)) {
            return Optional.of(
                new Failure.Taken(
                    "name", "has-accounts", "The domain still has accounts. Delete them first."));
          }
          if (hasGroups(entities, row)) {
            return Optional.of(
                new Failure.Taken(
                    "name",
                    "has-groups",
                    "The domain still has groups or forwarders. Delete them first."));
          }
          // The remaining rows lead to accounts of other domains.
          entities
              .createQuery("DELETE FROM AddressRow a WHERE a.domain = :domain")
              .setParameter("domain", row.id)
              .executeUpdate();
          entities
              .createQuery("DELETE FROM DomainNameRow n WHERE n.domain = :domain")
              .setParameter("domain", row.id)
              .executeUpdate();
          entities
              .createQuery("DELETE FROM AdministratorRow a WHERE a.domain = :domain")
              .setParameter("domain", row)
              .executeUpdate();
          settings.forget(Scope.domain(row.id));
          row.deleted = Instant.now();
          deleted.fire(new DomainDeleted(row.id, row.name));
          return Optional.empty();
        });
  }

  /** Replaces the domain's aliases. Returns the first name that is another domain's, if any. */
  private static Optional<String> replaceAliases(
      EntityManager entities, DomainRow row, List<String> before, TreeSet<String> after) {
    after.remove(row.name);
    for (String alias : after) {
      var there = entities.find(DomainNameRow.class, alias);
      if (there != null && there.domain != row.id) {
        return Optional.of(alias);
      }
    }
    for (String alias : before) {
      if (!after.contains(alias)) {
        entities.remove(entities.find(DomainNameRow.class, alias));
      }
    }
    for (String alias : after) {
      if (!before.contains(alias)) {
        entities.persist(new DomainNameRow(alias, row.id));
      }
    }
    return Optional.empty();
  }

  private static boolean hasAccounts(EntityManager entities, DomainRow row) {
    return !entities
        .createQuery(
            "SELECT a.id FROM AccountRow a WHERE a.domain = :domain AND a.deleted IS NULL",
            Long.class)
        .setParameter("domain", row)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  private static boolean hasGroups(EntityManager entities, DomainRow row) {
    return !entities
        .createQuery(
            "SELECT a.localPart FROM AddressRow a WHERE a.domain = :domain AND a.group IS NOT NULL",
            String.class)
        .setParameter("domain", row.id)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  private static Answer<Domain> malformed(String field, String name) {
    return Answer.failed(
        new Failure.Invalid(field, "malformed", "“" + name + "” is not a domain name."));
  }

  private static boolean isDescription(String text) {
    return text.length() <= DomainType.MOST_DESCRIPTION && !StoredText.isImpossible(text);
  }

  private static Answer<Domain> badDescription() {
    return Answer.failed(
        new Failure.Invalid(
            "description",
            "malformed",
            "The description must have at most "
                + DomainType.MOST_DESCRIPTION
                + " characters, and no NUL characters or unpaired surrogates."));
  }
}
