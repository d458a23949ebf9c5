package org.carillon.policy.internal.filter;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.account.declared.ObjectName;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.policy.filter.FilterAction;
import org.carillon.policy.filter.FilterEntries;
import org.carillon.policy.filter.FilterEntry;
import org.carillon.policy.filter.FilterRule;
import org.carillon.policy.filter.FilterTarget;
import org.carillon.policy.internal.transaction.AdministratorText;
import org.carillon.policy.internal.transaction.PolicyObjects;

/** Manages the own lists in the database, for administrators. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class FilterOperations implements FilterEntries {
  private final FilterTransactions transactions;
  private final PolicyObjects<FilterEntryRow, FilterEntry> objects;
  private final FilterRows rows;
  private final Domains domains;
  private final Audit audit;

  @Inject
  FilterOperations(FilterTransactions transactions, FilterRows rows, Domains domains, Audit audit) {
    this.transactions = transactions;
    this.objects =
        PolicyObjects.ofDomains(
            transactions,
            FilterEntryRow.class,
            "filter entry",
            FilterOperations::sees,
            rows::value);
    this.rows = rows;
    this.domains = domains;
    this.audit = audit;
  }

  @Override
  public Answer<Page<FilterEntry>> list(
      Caller caller, Optional<String> domain, PageRequest request) {
    Optional<Failure> problem = objects.problem(request);
    if (problem.isPresent()) {
      return Answer.failed(problem.get());
    }
    return switch (caller.rights()) {
      case Rights.User() -> Answer.failed(new Failure.NotAllowed());
      case Rights.DomainAdministrator(long own) -> list(caller, own, domain, request);
      case Rights.ServerAdministrator() -> list(caller, FilterIndex.SERVER, domain, request);
    };
  }

  private Answer<Page<FilterEntry>> list(
      Caller caller, long own, Optional<String> domain, PageRequest request) {
    return domain.isEmpty()
        ? page(own, request)
        : domains.find(caller, domain.get()).then(found -> page(found.id(), request));
  }

  private Answer<Page<FilterEntry>> page(long domain, PageRequest request) {
    return transactions.look(
        entities ->
            new Answer.Done<>(
                Page.of(rows.list(entities, domain, request), request, FilterEntry::name)));
  }

  @Override
  public Answer<FilterEntry> find(Caller caller, String name) {
    return objects.find(caller, name);
  }

  @Override
  public Answer<FilterEntry> create(
      Caller caller, String name, Optional<String> domain, FilterRule rule) {
    return switch (caller.rights()) {
      case Rights.User() -> Answer.failed(new Failure.NotAllowed());
      case Rights.DomainAdministrator(long own) when domain.isEmpty() ->
          create(caller, name, own, rule);
      case Rights.DomainAdministrator _, Rights.ServerAdministrator() ->
          domain.isEmpty()
              ? create(caller, name, FilterIndex.SERVER, rule)
              : domains
                  .find(caller, domain.get())
                  .retold(failure -> unknown(domain.get(), failure))
                  .map(Domain::id)
                  .then(id -> create(caller, name, id, rule));
    };
  }

  /** Reports an unknown domain as an error in a field of the request. */
  private static Failure unknown(String domain, Failure failure) {
    return failure instanceof Failure.NotFound
        ? new Failure.Invalid(
            "domain", "unknown-domain", "There is no domain " + domain + " here.", domain)
        : failure;
  }

  private Answer<FilterEntry> create(Caller caller, String name, long domain, FilterRule typed) {
    return ObjectName.canonical(name)
        .then(
            canonical ->
                checked(typed)
                    .then(
                        rule ->
                            transactions.change(
                                entities -> make(entities, caller, domain, canonical, rule))));
  }

  private Answer<FilterEntry> make(
      EntityManager entities, Caller caller, long domain, String name, FilterRule rule) {
    if (rows.count(entities, domain) >= FilterRows.MOST_ENTRIES) {
      return Answer.failed(
          new Failure.Invalid("pattern", "too-many", "There are as many entries as there may."));
    }
    FilterEntry made = rows.value(rows.add(entities, domain, name, rule));
    record(caller, "create", made, Optional.empty(), Optional.of(rule));
    return new Answer.Done<>(made);
  }

  /** Returns a rule in canonical form. */
  private static Answer<FilterRule> checked(FilterRule rule) {
    if (rule.target() == FilterTarget.TRAP && rule.action() == FilterAction.ALLOW) {
      return Answer.failed(
          new Failure.Invalid("action", "trap", "Who writes to a trap is not allowed for that."));
    }
    if (rule.target() != FilterTarget.ATTACHMENT && rule.action() == FilterAction.STRIP) {
      return Answer.failed(
          new Failure.Invalid("action", "no-file", "Only a file can be taken out of a message."));
    }
    Optional<Failure> problem = AdministratorText.problem(rule.text(), rule.note());
    if (problem.isPresent()) {
      return Answer.failed(problem.get());
    }
    return FilterPatterns.canonical(rule.target(), rule.pattern()).map(rule::withPattern);
  }

  @Override
  public Answer<FilterEntry> change(
      Caller caller, String name, UnaryOperator<FilterRule> change, OptionalLong version) {
    return objects.change(
        caller,
        name,
        version,
        (entities, row) -> {
          FilterRule before = row.rule();
          return checked(change.apply(before))
              .map(
                  after -> {
                    row.take(after, FilterRows.now());
                    entities.flush();
                    FilterEntry entry = rows.value(row);
                    record(caller, "change", entry, Optional.of(before), Optional.of(after));
                    return entry;
                  });
        });
  }

  @Override
  public Answer<FilterEntry> delete(Caller caller, String name, OptionalLong version) {
    return objects.change(
        caller,
        name,
        version,
        (entities, row) -> {
          FilterEntry entry = rows.value(row);
          entities.remove(row);
          record(caller, "delete", entry, Optional.of(entry.rule()), Optional.empty());
          return new Answer.Done<>(entry);
        });
  }

  private void record(
      Caller caller,
      String action,
      FilterEntry entry,
      Optional<FilterRule> before,
      Optional<FilterRule> after) {
    audit.record(
        caller,
        "filter-entry." + action,
        TrapBans.subject(entry),
        before.map(FilterRule::line),
        after.map(FilterRule::line));
  }

  private static boolean sees(Caller caller, FilterEntryRow row) {
    return row.domain == null ? caller.administersServer() : caller.administersDomain(row.domain);
  }
}
