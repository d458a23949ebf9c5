package org.carillon.policy.internal.filtering;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.carillon.account.setting.HostSettings;
import org.carillon.blob.Spools;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.format.mime.header.Header;
import org.carillon.policy.external.ActiveFilters;
import org.carillon.policy.external.ExternalFilter;
import org.carillon.policy.external.FilterState;
import org.carillon.policy.internal.filtering.client.FilterClients;
import org.carillon.policy.internal.filtering.client.FilterOpinion;
import org.carillon.policy.internal.filtering.client.NewBody;
import org.carillon.policy.screening.Filtered;
import org.carillon.policy.screening.MessageFilters;
import org.carillon.settings.Settings;
import org.carillon.stage.GuardedStage.Result;

/**
 * Passes messages to the filters in use, by their positions, until one stops them. Each has its own
 * time limit and circuit breaker, which start anew when it is changed.
 */
@ApplicationScoped
public class FilterChain implements MessageFilters {
  private final ActiveFilters active;
  private final FilterClients clients;
  private final Spools spools;
  private final Settings settings;
  private final LongSupplier nanoTime;
  private final Map<Long, LimitedFilterClient> guarded = new ConcurrentHashMap<>();
  private volatile List<ExternalFilter> last = List.of();

  @Inject
  public FilterChain(
      ActiveFilters active, FilterClients clients, Spools spools, Settings settings) {
    this(active, clients, spools, settings, System::nanoTime);
  }

  FilterChain(
      ActiveFilters active,
      FilterClients clients,
      Spools spools,
      Settings settings,
      LongSupplier nanoTime) {
    this.active = active;
    this.clients = clients;
    this.spools = spools;
    this.settings = settings;
    this.nanoTime = nanoTime;
  }

  @PreDestroy
  void stop() {
    guarded.values().forEach(LimitedFilterClient::close);
  }

  @Override
  public boolean look(Origin origin) {
    List<ExternalFilter> all = current();
    for (ExternalFilter filter : all) {
      if (filter.sees(origin)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the filters in use, and closes those that are not any more. */
  private List<ExternalFilter> current() {
    List<ExternalFilter> all = active.all();
    if (all != last) {
      last = all;
      Set<Long> ids = all.stream().map(ExternalFilter::id).collect(Collectors.toSet());
      Collection<LimitedFilterClient> there = List.copyOf(guarded.values());
      there.stream()
          .filter(each -> !ids.contains(each.filter().id()))
          .filter(each -> guarded.remove(each.filter().id(), each))
          .forEach(LimitedFilterClient::close);
    }
    return all;
  }

  public FilterState state(ExternalFilter filter) {
    LimitedFilterClient known = guarded.get(filter.id());
    return known != null && known.filter().equals(filter)
        ? known.state()
        : new FilterState.Unasked();
  }

  private LimitedFilterClient guarded(ExternalFilter filter) {
    return guarded.compute(
        filter.id(),
        (id, before) -> {
          if (before != null && before.filter().equals(filter)) {
            return before;
          }
          if (before != null) {
            before.close();
          }
          return new LimitedFilterClient(filter, clients.of(filter), nanoTime);
        });
  }

  @Override
  public Filtered filter(ScreeningQuestion question, Origin origin, Header header) {
    FilteredMessage message =
        new FilteredMessage(question, header, settings.value(HostSettings.HOST_NAME), spools);
    for (ExternalFilter filter : current()) {
      if (filter.sees(origin) && filter.wants(message.size(), message.recipients())) {
        ask(guarded(filter), message);
        if (message.isOver()) {
          break;
        }
      }
    }
    return message.filtered();
  }

  private static void ask(LimitedFilterClient guarded, FilteredMessage message) {
    try (NewBody body = message.newBody()) {
      Result<FilterOpinion> result = guarded.ask(message.shown(body));
      message.note(guarded.filter().name(), result);
      result.value().ifPresent(opinion -> message.take(guarded.filter().name(), opinion, body));
      if (result.value().isEmpty() && guarded.filter().failure() == FailurePolicy.DEFER) {
        message.await();
      }
    }
  }
}
