package org.carillon.calendar.internal.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.account.resource.BookableResource;
import org.carillon.account.resource.ResourceAttributes;
import org.carillon.account.resource.ResourceBookings;
import org.carillon.calendar.internal.booking.BookingRuleCheck;
import org.carillon.calendar.scheduling.FoundResource;
import org.carillon.calendar.scheduling.ResourceRequirements;
import org.carillon.calendar.scheduling.ResourceSearch;
import org.carillon.calendar.scheduling.ResourceSuggestion;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.format.itip.CalendarUsers;
import org.carillon.format.itip.Meeting;
import org.carillon.format.mime.summary.SearchPrefix;
import org.carillon.settings.Settings;

/** Searches resources by their descriptions and by their calendars. */
@ApplicationScoped
class FreeResources implements ResourceSearch {
  /** The maximum number of a domain's resources among which a name is searched for. */
  private static final int MOST_LOOKED_AT = 5_000;

  private final ResourceBookings resources;
  private final AccountCalendars calendars;
  private final Addresses addresses;
  private final Settings settings;
  private final LongFunction<Optional<Caller>> callers;

  @Inject
  FreeResources(
      ResourceBookings resources,
      AccountCalendars calendars,
      Addresses addresses,
      Settings settings,
      ServiceCallers behalf) {
    this(resources, calendars, addresses, settings, account -> behalf.of(account, "scheduling"));
  }

  FreeResources(
      ResourceBookings resources,
      AccountCalendars calendars,
      Addresses addresses,
      Settings settings,
      LongFunction<Optional<Caller>> callers) {
    this.resources = resources;
    this.calendars = calendars;
    this.addresses = addresses;
    this.settings = settings;
    this.callers = callers;
  }

  @Override
  public Answer<List<FoundResource>> find(Caller caller, ResourceRequirements requirements) {
    Optional<Resolution.Local> home = home(caller);
    if (home.isEmpty()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    List<FoundResource> found = new ArrayList<>();
    for (BookableResource each :
        resources.found(
            home.get().domain(), requirements.capacity(), requirements.features(), MOST)) {
      if (resources.mayBook(each, Optional.of(caller.account()), home.get().address())) {
        Answer<Boolean> free =
            requirements.free().map(time -> isFree(each, time)).orElse(new Answer.Done<>(true));
        if (free instanceof Answer.Failed<Boolean>(Failure failure)) {
          return Answer.failed(failure);
        }
        free.map(is -> is ? found.add(shown(each)) : Boolean.FALSE);
      }
    }
    return new Answer.Done<>(found);
  }

  @Override
  public Answer<List<ResourceSuggestion>> begun(
      Caller caller, String typed, Optional<ResourceRequirements.Time> time, int most) {
    Optional<Resolution.Local> home = home(caller);
    if (home.isEmpty()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    SearchPrefix begun = SearchPrefix.of(typed);
    if (begun.isEmpty()) {
      return new Answer.Done<>(List.of());
    }
    List<BookableResource> meant =
        resources.found(home.get().domain(), 0, List.of(), MOST_LOOKED_AT).stream()
            .filter(one -> begun.begins(one.terms().displayName()) || begun.begins(one.address()))
            .filter(
                one -> resources.mayBook(one, Optional.of(caller.account()), home.get().address()))
            .filter(one -> time.isEmpty() || judge(one).allows(span(time.get())))
            .limit(most)
            .toList();
    List<ResourceSuggestion> offered = new ArrayList<>();
    for (BookableResource one : meant) {
      Answer<Optional<Boolean>> free =
          time.isEmpty()
              ? new Answer.Done<>(Optional.empty())
              : isFree(one, time.get()).map(Optional::of);
      if (free instanceof Answer.Failed<Optional<Boolean>>(Failure failure)) {
        return Answer.failed(failure);
      }
      free.map(is -> offered.add(new ResourceSuggestion(shown(one), is)));
    }
    return new Answer.Done<>(offered);
  }

  private Optional<Resolution.Local> home(Caller caller) {
    return caller.hasAccount() ? addresses.account(caller.account()) : Optional.empty();
  }

  private static FoundResource shown(BookableResource resource) {
    ResourceAttributes terms = resource.terms();
    return new FoundResource(
        resource.address(),
        terms.displayName(),
        terms.sort(),
        terms.place(),
        terms.capacity(),
        terms.features());
  }

  private Answer<Boolean> isFree(BookableResource resource, ResourceRequirements.Time time) {
    Optional<Caller> acting = callers.apply(resource.account());
    BookingRuleCheck judge = judge(resource);
    TimeSpan span = span(time);
    if (acting.isEmpty() || !judge.allows(span)) {
      return new Answer.Done<>(false);
    }
    return calendars
        .meetings(acting.get(), span)
        .map((List<Meeting> all) -> judge.isFree(span, all));
  }

  private BookingRuleCheck judge(BookableResource resource) {
    return new BookingRuleCheck(
        resource.terms().rules(),
        ResourceResponder.zone(settings, resource),
        Set.of(CalendarUsers.address(resource.address())),
        Instant.now());
  }

  private static TimeSpan span(ResourceRequirements.Time time) {
    return new TimeSpan(time.from(), time.to());
  }
}
