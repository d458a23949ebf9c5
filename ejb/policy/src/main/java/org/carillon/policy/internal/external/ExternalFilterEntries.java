package org.carillon.policy.internal.external;

import static org.carillon.contract.directory.ExternalFilterType.ADDRESS;
import static org.carillon.contract.directory.ExternalFilterType.ANSWERS;
import static org.carillon.contract.directory.ExternalFilterType.DOMAINS;
import static org.carillon.contract.directory.ExternalFilterType.HANDLING;
import static org.carillon.contract.directory.ExternalFilterType.KIND;
import static org.carillon.contract.directory.ExternalFilterType.MOST_SIZE;
import static org.carillon.contract.directory.ExternalFilterType.SILENT_SINCE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.carillon.account.declared.DeclaredEntries;
import org.carillon.account.declared.DeclaredObject;
import org.carillon.account.declared.ObjectTable;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.ExternalFilterType;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.identity.Caller;
import org.carillon.database.StoredText;
import org.carillon.database.Transactions;
import org.carillon.format.name.DomainName;
import org.carillon.policy.external.ExternalFilter;
import org.carillon.policy.external.FilterKind;
import org.carillon.policy.external.FilterState;
import org.carillon.policy.internal.filtering.FilterChain;
import org.carillon.policy.internal.filtering.FilterTests;
import org.carillon.policy.internal.filtering.client.FilterTargets;
import org.carillon.policy.internal.routing.RoutingPrograms;
import org.carillon.policy.verdict.Handling;
import org.carillon.settings.CacheVersions;

/** The external filters, each shown with its answer to this node's last query. */
@ApplicationScoped
class ExternalFilterEntries extends DeclaredEntries {
  static final ObjectTable TABLE =
      ObjectTable.of(ExternalFilterType.TYPE, "external_filter", ANSWERS, SILENT_SINCE)
          .naming(MOST_SIZE, "mostOctets");

  private static final int MOST_FILTERS = 200;

  /** The word for the usual handling of a kind, which is stored as an empty text. */
  private static final String USUAL = "usual";

  private final FilterChain chain;
  private final RoutingPrograms routing;
  private final FilterTests tests;

  @Inject
  ExternalFilterEntries(
      Transactions transactions,
      CacheVersions versions,
      Audit audit,
      FilterChain chain,
      RoutingPrograms routing,
      FilterTests tests) {
    super(TABLE, transactions, versions, CacheVersions.Kind.EXTERNAL_FILTERS, audit);
    this.chain = chain;
    this.routing = routing;
    this.tests = tests;
  }

  @Override
  protected OptionalInt most() {
    return OptionalInt.of(MOST_FILTERS);
  }

  @Override
  public String name() {
    return "filters";
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  protected Failure taken(String constraint) {
    return new Failure.Taken("name", "A filter with this name already exists.");
  }

  @Override
  protected AttributeValues listed(DeclaredObject object) {
    ExternalFilter filter = ExternalFilter.of(object);
    AttributeValues values =
        object.values().with(HANDLING, filter.handling().map(Handling::word).orElse(USUAL));
    FilterState state =
        filter.kind() == FilterKind.ROUTER ? routing.state(filter) : chain.state(filter);
    return switch (state) {
      case FilterState.Unasked() -> values.with(ANSWERS, "not-asked");
      case FilterState.Answers() -> values.with(ANSWERS, "yes");
      case FilterState.Silent(Instant since) ->
          values.with(ANSWERS, "no").with(SILENT_SINCE, since);
    };
  }

  @Override
  protected Answer<AttributeValues> checked(AttributeValues wanted) {
    String address = wanted.require(ADDRESS);
    if (StoredText.isImpossible(address)) {
      return Answer.failed(
          new Failure.Invalid(
              "address", "malformed", "The address has characters that are not allowed."));
    }
    List<String> domains = new ArrayList<>();
    for (String typed : wanted.require(DOMAINS)) {
      Optional<String> domain = DomainName.canonical(typed);
      if (domain.isEmpty()) {
        return Answer.failed(
            new Failure.Invalid("domains", "malformed", "“" + typed + "” is not a domain name."));
      }
      domains.add(domain.get());
    }
    Optional<String> problem = FilterTargets.problem(FilterKind.of(wanted.require(KIND)), address);
    if (problem.isPresent()) {
      return Answer.failed(new Failure.Invalid("address", "malformed", problem.get()));
    }
    Optional<Handling> handling = Handling.of(wanted.require(HANDLING));
    return new Answer.Done<>(
        wanted
            .with(ADDRESS, address.strip())
            .with(DOMAINS, domains.stream().distinct().toList())
            .with(HANDLING, handling.map(Handling::word).orElse("")));
  }

  @Override
  public Answer<TestOutcome> test(Caller caller, String name) {
    return stored(caller, name)
        .map(ExternalFilter::of)
        .map(
            filter ->
                filter.kind() == FilterKind.ROUTER ? routing.test(filter) : tests.test(filter));
  }
}
