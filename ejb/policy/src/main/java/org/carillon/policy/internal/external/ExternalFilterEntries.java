package org.carillon.policy.internal.external;

import static org.carillon.contract.directory.ExternalFilterType.ADDRESS;
import static org.carillon.contract.directory.ExternalFilterType.ANSWERS;
import static org.carillon.contract.directory.ExternalFilterType.CONNECTIONS;
import static org.carillon.contract.directory.ExternalFilterType.CREATED;
import static org.carillon.contract.directory.ExternalFilterType.DOMAINS;
import static org.carillon.contract.directory.ExternalFilterType.ENABLED;
import static org.carillon.contract.directory.ExternalFilterType.FACTOR;
import static org.carillon.contract.directory.ExternalFilterType.FAILURE;
import static org.carillon.contract.directory.ExternalFilterType.HANDLING;
import static org.carillon.contract.directory.ExternalFilterType.KIND;
import static org.carillon.contract.directory.ExternalFilterType.MAIL;
import static org.carillon.contract.directory.ExternalFilterType.MOST_SIZE;
import static org.carillon.contract.directory.ExternalFilterType.NAME;
import static org.carillon.contract.directory.ExternalFilterType.POSITION;
import static org.carillon.contract.directory.ExternalFilterType.SILENT_SINCE;
import static org.carillon.contract.directory.ExternalFilterType.TIMEOUT;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.entry.ObjectEntries;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ExternalFilterType;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.policy.external.ExternalFilter;
import org.carillon.policy.external.ExternalFilters;
import org.carillon.policy.external.FilterKind;
import org.carillon.policy.external.FilterState;
import org.carillon.policy.external.FilteredMail;
import org.carillon.policy.internal.filtering.FilterChain;
import org.carillon.policy.internal.routing.RoutingPrograms;
import org.carillon.policy.verdict.Handling;

/** External filters as objects of the directory. */
@ApplicationScoped
class ExternalFilterEntries implements ObjectEntries {
  /** The word for the usual handling of a kind. No handling has this name. */
  private static final String USUAL = "usual";

  private static final String YES = "yes";
  private static final String NO = "no";
  private static final String UNASKED = "not-asked";

  private final ExternalFilters filters;
  private final FilterChain chain;
  private final RoutingPrograms routing;

  @Inject
  ExternalFilterEntries(ExternalFilters filters, FilterChain chain, RoutingPrograms routing) {
    this.filters = filters;
    this.chain = chain;
    this.routing = routing;
  }

  @Override
  public ObjectType type() {
    return ExternalFilterType.TYPE;
  }

  private DirectoryEntry entry(ExternalFilter filter) {
    DirectoryEntry entry = stored(filter);
    FilterState state =
        filter.kind() == FilterKind.ROUTER ? routing.state(filter) : chain.state(filter);
    AttributeValues values =
        switch (state) {
          case FilterState.Unasked() -> entry.values().with(ANSWERS, UNASKED);
          case FilterState.Answers() -> entry.values().with(ANSWERS, YES);
          case FilterState.Silent(Instant since) ->
              entry.values().with(ANSWERS, NO).with(SILENT_SINCE, since);
        };
    return new DirectoryEntry(entry.key(), entry.version(), values);
  }

  private static DirectoryEntry stored(ExternalFilter filter) {
    var values =
        new AttributeValues()
            .with(NAME, filter.name())
            .with(KIND, filter.kind().word())
            .with(ADDRESS, filter.address())
            .with(ENABLED, filter.enabled())
            .with(POSITION, filter.position())
            .with(MAIL, filter.mail().word())
            .with(MOST_SIZE, (int) filter.mostOctets())
            .with(DOMAINS, filter.domains())
            .with(TIMEOUT, (int) filter.timeout().toSeconds())
            .with(CONNECTIONS, filter.connections())
            .with(FAILURE, filter.failure().name().toLowerCase(Locale.ROOT))
            .with(HANDLING, filter.handling().map(Handling::word).orElse(USUAL))
            .with(FACTOR, filter.factor())
            .with(CREATED, filter.created());
    return new DirectoryEntry(filter.name(), OptionalLong.of(filter.version()), values);
  }

  /** Returns a filter with the given values, and otherwise its current or the usual ones. */
  private static ExternalFilter said(AttributeValues values, Optional<ExternalFilter> now) {
    AttributeValues known =
        now.map(ExternalFilterEntries::stored).map(DirectoryEntry::values).orElse(values);
    return new ExternalFilter(
        now.map(ExternalFilter::id).orElse(0L),
        known.require(NAME),
        FilterKind.of(known.require(KIND)),
        values.get(ADDRESS).orElseGet(() -> known.require(ADDRESS)),
        values.get(ENABLED).orElseGet(() -> known.require(ENABLED)),
        values.get(POSITION).orElseGet(() -> known.require(POSITION)),
        FilteredMail.of(values.get(MAIL).orElseGet(() -> known.require(MAIL))),
        values.get(MOST_SIZE).orElseGet(() -> known.require(MOST_SIZE)),
        values.get(DOMAINS).orElseGet(() -> known.require(DOMAINS)),
        Duration.ofSeconds(values.get(TIMEOUT).orElseGet(() -> known.require(TIMEOUT))),
        values.get(CONNECTIONS).orElseGet(() -> known.require(CONNECTIONS)),
        FailurePolicy.valueOf(
            values.get(FAILURE).orElseGet(() -> known.require(FAILURE)).toUpperCase(Locale.ROOT)),
        Handling.of(values.get(HANDLING).orElseGet(() -> known.require(HANDLING))),
        values.get(FACTOR).orElseGet(() -> known.require(FACTOR)),
        now.map(ExternalFilter::version).orElse(0L),
        now.map(ExternalFilter::created).orElse(Instant.EPOCH));
  }

  @Override
  public Answer<Page<DirectoryEntry>> list(
      Caller caller, Optional<String> within, PageRequest request) {
    return filters.list(caller, request).map(page -> page.map(this::entry));
  }

  @Override
  public Answer<DirectoryEntry> find(Caller caller, String name) {
    return filters.find(caller, name).map(this::entry);
  }

  @Override
  public Answer<DirectoryEntry> create(Caller caller, AttributeValues values) {
    return filters.create(caller, said(values, Optional.empty())).map(this::entry);
  }

  @Override
  public Answer<DirectoryEntry> change(
      Caller caller, String name, AttributeValues values, OptionalLong version) {
    return filters
        .change(caller, name, now -> said(values, Optional.of(now)), version)
        .map(this::entry);
  }

  @Override
  public Answer<DirectoryEntry> delete(Caller caller, String name, OptionalLong version) {
    return filters.delete(caller, name, version).map(this::entry);
  }

  @Override
  public Answer<TestOutcome> test(Caller caller, String name) {
    return filters.test(caller, name);
  }
}
