package org.carillon.policy.internal.routing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.carillon.account.MailAddress;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.stage.AddressRouting;
import org.carillon.filter.helper.RouteAnswer;
import org.carillon.helper.HelperFolders;
import org.carillon.policy.external.ActiveFilters;
import org.carillon.policy.external.ExternalFilter;
import org.carillon.policy.external.FilterKind;
import org.carillon.policy.external.FilterState;
import org.carillon.policy.internal.routing.RoutingProgram.Said;
import org.carillon.policy.internal.routing.RoutingProgram.Trial;
import org.carillon.settings.Settings;
import org.carillon.stage.GuardedStage.Result;
import org.carillon.stage.Step.Outcome;

/**
 * Asks the routing programs, by their positions, until one has an answer. Answers are cached for a
 * minute, and forgotten when a program is changed.
 */
@ApplicationScoped
public class RoutingPrograms implements AddressRouting {
  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final int MOST_REMEMBERED = 20_000;

  private final ActiveFilters active;
  private final Settings settings;
  private final HelperFolders folders;
  private final LongSupplier nanoTime;
  private final Map<Long, RoutingProgram> running = new ConcurrentHashMap<>();
  private final Cache<String, Routed> remembered;
  private volatile Known known = new Known(List.of(), List.of());

  /**
   * The programs in use.
   *
   * @param all the filters of all kinds
   * @param helpers the routing programs among them
   */
  private record Known(List<ExternalFilter> all, List<ExternalFilter> helpers) {}

  @Inject
  public RoutingPrograms(ActiveFilters active, Settings settings) {
    this(active, settings, HelperFolders.ofServer(), System::nanoTime);
  }

  RoutingPrograms(
      ActiveFilters active, Settings settings, HelperFolders folders, LongSupplier nanoTime) {
    this.active = active;
    this.settings = settings;
    this.folders = folders;
    this.nanoTime = nanoTime;
    this.remembered =
        Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .ticker(nanoTime::getAsLong)
            .build();
  }

  @PreDestroy
  void stop() {
    running.values().forEach(RoutingProgram::close);
  }

  @Override
  public Routed of(String address) {
    List<ExternalFilter> helpers = helpers();
    if (helpers.isEmpty() || !isAskable(address)) {
      return new Routed.Unchanged();
    }
    Routed before = remembered.getIfPresent(address);
    if (before != null) {
      return before;
    }
    boolean isSure = true;
    for (ExternalFilter helper : helpers) {
      if (helper.wants(0, List.of(address))) {
        Said said = running(helper).of(address);
        isSure &= said.isSure();
        if (!(said.routed() instanceof Routed.Unchanged)) {
          return keep(address, said.routed(), isSure);
        }
      }
    }
    return keep(address, new Routed.Unchanged(), isSure);
  }

  private Routed keep(String address, Routed routed, boolean isSure) {
    if (isSure) {
      remembered.put(address, routed);
    }
    return routed;
  }

  /** Returns whether the address is a single word, as the protocol's lines need. */
  private static boolean isAskable(String address) {
    return address.length() <= MailAddress.MOST_CHARACTERS
        && address.indexOf('@') > 0
        && address.chars().noneMatch(c -> c <= ' ' || Character.isISOControl(c));
  }

  /** Returns the programs in use, and closes those that are not any more. */
  private List<ExternalFilter> helpers() {
    List<ExternalFilter> all = active.all();
    Known last = known;
    if (last.all() == all) {
      return last.helpers();
    }
    List<ExternalFilter> helpers =
        all.stream().filter(each -> each.kind() == FilterKind.ROUTER).toList();
    if (!helpers.equals(last.helpers())) {
      remembered.invalidateAll();
      Set<Long> ids = helpers.stream().map(ExternalFilter::id).collect(Collectors.toSet());
      Collection<RoutingProgram> there = List.copyOf(running.values());
      there.stream()
          .filter(each -> !ids.contains(each.helper().id()))
          .filter(each -> running.remove(each.helper().id(), each))
          .forEach(RoutingProgram::close);
    }
    known = new Known(all, helpers);
    return helpers;
  }

  private RoutingProgram running(ExternalFilter helper) {
    return running.compute(
        helper.id(),
        (id, before) -> {
          if (before != null && before.helper().equals(helper)) {
            return before;
          }
          if (before != null) {
            before.close();
          }
          return new RoutingProgram(helper, folders, nanoTime);
        });
  }

  public FilterState state(ExternalFilter helper) {
    RoutingProgram known = running.get(helper.id());
    return known != null && known.helper().equals(helper)
        ? known.state()
        : new FilterState.Unasked();
  }

  /** Returns the names of the programs that are not queried now because they fail. */
  List<String> away() {
    return running.values().stream()
        .filter(RoutingProgram::isAway)
        .map(each -> each.helper().name())
        .sorted()
        .toList();
  }

  /** Tests a program: asks for its self-description and the route of the postmaster. */
  public TestOutcome test(ExternalFilter helper) {
    String address = "postmaster@" + settings.value(HostSettings.HOST_NAME);
    try (RoutingProgram tried = new RoutingProgram(helper, folders, nanoTime)) {
      Result<Trial> result = tried.trial(address);
      return result
          .value()
          .map(
              trial ->
                  new TestOutcome(
                      true,
                      List.of(
                          trial.introduction(),
                          "Of " + address + " it says: " + told(trial.answer()))))
          .orElseGet(
              () ->
                  new TestOutcome(
                      false,
                      List.of(
                          result.outcome() == Outcome.TIMED_OUT
                              ? "It does not answer in time"
                              : RoutingProgram.plain(result.reason()))));
    }
  }

  private static String told(RouteAnswer answer) {
    return switch (answer) {
      case RouteAnswer.Unchanged() -> "it leaves the address unchanged";
      case RouteAnswer.Routed(List<String> addresses) ->
          "it leads to " + RoutingProgram.plain(String.join(", ", addresses));
      case RouteAnswer.Rejected(String text) -> "the address does not exist; " + text;
      case RouteAnswer.Deferred(String text) -> "it cannot be looked up now; " + text;
      case RouteAnswer.Failed(String text) -> "it fails; " + text;
    };
  }
}
