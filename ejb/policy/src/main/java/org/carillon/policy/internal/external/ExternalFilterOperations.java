package org.carillon.policy.internal.external;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.carillon.account.declared.ObjectName;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.identity.Caller;
import org.carillon.database.StoredText;
import org.carillon.format.name.DomainName;
import org.carillon.json.Json;
import org.carillon.policy.external.ExternalFilter;
import org.carillon.policy.external.ExternalFilters;
import org.carillon.policy.external.FilterKind;
import org.carillon.policy.internal.filtering.FilterTests;
import org.carillon.policy.internal.filtering.client.FilterTargets;
import org.carillon.policy.internal.routing.RoutingPrograms;
import org.carillon.policy.internal.transaction.PolicyObjects;
import org.carillon.policy.verdict.Handling;

/** Manages the filters in the database, for server administrators. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ExternalFilterOperations implements ExternalFilters {
  private static final int MOST_FILTERS = 200;

  private final ExternalFilterTransactions transactions;
  private final PolicyObjects<ExternalFilterRow, ExternalFilter> objects;
  private final Audit audit;
  private final FilterTests tests;
  private final RoutingPrograms routing;

  @Inject
  public ExternalFilterOperations(
      ExternalFilterTransactions transactions,
      Audit audit,
      FilterTests tests,
      RoutingPrograms routing) {
    this.transactions = transactions;
    this.objects =
        PolicyObjects.ofServer(
            transactions, ExternalFilterRow.class, "external filter", ExternalFilterRow::value);
    this.audit = audit;
    this.tests = tests;
    this.routing = routing;
  }

  @Override
  public Answer<Page<ExternalFilter>> list(Caller caller, PageRequest request) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    Optional<Failure> problem = objects.problem(request);
    if (problem.isPresent()) {
      return Answer.failed(problem.get());
    }
    return transactions.look(
        entities -> {
          List<ExternalFilter> found =
              entities
                  .createQuery(
                      """
                      FROM ExternalFilterRow f WHERE f.name > :after
                      AND (:search = '' OR locate(:search, f.name) > 0) ORDER BY f.name
                      """,
                      ExternalFilterRow.class)
                  .setParameter("after", request.after().orElse(""))
                  .setParameter("search", request.search().orElse("").toLowerCase(Locale.ROOT))
                  .setMaxResults(request.limit() + 1)
                  .getResultStream()
                  .map(ExternalFilterRow::value)
                  .toList();
          return new Answer.Done<>(Page.of(found, request, ExternalFilter::name));
        });
  }

  @Override
  public Answer<ExternalFilter> find(Caller caller, String name) {
    return objects.find(caller, name);
  }

  @Override
  public Answer<ExternalFilter> create(Caller caller, ExternalFilter wanted) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return ObjectName.canonical(wanted.name()).then(name -> create(caller, wanted, name));
  }

  private Answer<ExternalFilter> create(Caller caller, ExternalFilter wanted, String name) {
    Optional<Failure> wrong = wrong(wanted);
    if (wrong.isPresent()) {
      return Answer.failed(wrong.get());
    }
    return transactions.change(
        entities -> {
          long count =
              entities
                  .createQuery("SELECT count(*) FROM ExternalFilterRow", Long.class)
                  .getSingleResult();
          if (count >= MOST_FILTERS) {
            return Answer.failed(
                new Failure.Invalid(
                    "name", "too-many", "There are at most " + MOST_FILTERS + " filters."));
          }
          ExternalFilterRow row = new ExternalFilterRow();
          row.name = name;
          row.kind = wanted.kind().word();
          row.created = Instant.now().truncatedTo(ChronoUnit.MICROS);
          row.take(canonical(wanted));
          entities.persist(row);
          entities.flush();
          ExternalFilter made = row.value();
          record(caller, "create", made, Optional.empty(), Optional.of(made));
          return new Answer.Done<>(made);
        });
  }

  @Override
  public Answer<ExternalFilter> change(
      Caller caller, String name, UnaryOperator<ExternalFilter> change, OptionalLong version) {
    return objects.change(
        caller,
        name,
        version,
        (entities, row) -> {
          ExternalFilter before = row.value();
          ExternalFilter wanted = change.apply(before);
          Optional<Failure> wrong = wrong(wanted);
          if (wrong.isPresent()) {
            return Answer.failed(wrong.get());
          }
          row.take(canonical(wanted));
          entities.flush();
          ExternalFilter after = row.value();
          if (after.version() != before.version()) {
            record(caller, "change", after, Optional.of(before), Optional.of(after));
          }
          return new Answer.Done<>(after);
        });
  }

  @Override
  public Answer<ExternalFilter> delete(Caller caller, String name, OptionalLong version) {
    return objects.change(
        caller,
        name,
        version,
        (entities, row) -> {
          ExternalFilter gone = row.value();
          entities.remove(row);
          entities.flush();
          record(caller, "delete", gone, Optional.of(gone), Optional.empty());
          return new Answer.Done<>(gone);
        });
  }

  @Override
  public Answer<TestOutcome> test(Caller caller, String name) {
    return find(caller, name)
        .then(
            filter ->
                new Answer.Done<>(
                    filter.kind() == FilterKind.ROUTER
                        ? routing.test(filter)
                        : tests.test(filter)));
  }

  /** Returns what is wrong with a filter's fields, or empty if nothing is. */
  private static Optional<Failure> wrong(ExternalFilter wanted) {
    if (StoredText.isImpossible(wanted.address())) {
      return Optional.of(new Failure.Invalid("address", "malformed", "That can be no address."));
    }
    for (String domain : wanted.domains()) {
      if (DomainName.canonical(domain).isEmpty()) {
        return Optional.of(
            new Failure.Invalid("domains", "malformed", "That is no domain's name: " + domain));
      }
    }
    return FilterTargets.problem(wanted.kind(), wanted.address())
        .map(problem -> new Failure.Invalid("address", "malformed", problem));
  }

  private static ExternalFilter canonical(ExternalFilter wanted) {
    return new ExternalFilter(
        wanted.id(),
        wanted.name(),
        wanted.kind(),
        wanted.address().strip(),
        wanted.enabled(),
        wanted.position(),
        wanted.mail(),
        wanted.mostOctets(),
        wanted.domains().stream()
            .flatMap(domain -> DomainName.canonical(domain).stream())
            .distinct()
            .toList(),
        wanted.timeout(),
        wanted.connections(),
        wanted.failure(),
        wanted.handling(),
        wanted.factor(),
        wanted.version(),
        wanted.created());
  }

  private void record(
      Caller caller,
      String action,
      ExternalFilter filter,
      Optional<ExternalFilter> before,
      Optional<ExternalFilter> after) {
    audit.record(
        caller,
        "external-filter." + action,
        AuditSubject.server(filter.name()),
        before.map(ExternalFilterOperations::described),
        after.map(ExternalFilterOperations::described));
  }

  private static String described(ExternalFilter filter) {
    return Json.createObjectBuilder()
        .add("name", filter.name())
        .add("kind", filter.kind().word())
        .add("address", filter.address())
        .add("enabled", filter.enabled())
        .add("position", filter.position())
        .add("mail", filter.mail().word())
        .add("mostSize", filter.mostOctets())
        .add("domains", Json.createArrayBuilder(filter.domains()))
        .add("timeout", filter.timeout().toSeconds())
        .add("connections", filter.connections())
        .add("failure", filter.failure().name().toLowerCase(Locale.ROOT))
        .add("handling", filter.handling().map(Handling::word).orElse(""))
        .add("factor", filter.factor())
        .build()
        .toString();
  }
}
