package org.carillon.calendar.internal.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.behalf.OnBehalf;
import org.carillon.account.resource.BookableResource;
import org.carillon.account.resource.ResourceBookings;
import org.carillon.account.resource.ResourceTerms;
import org.carillon.calendar.internal.booking.BookingJudge;
import org.carillon.calendar.scheduling.FoundResource;
import org.carillon.calendar.scheduling.ResourceSearch;
import org.carillon.calendar.scheduling.ResourceWish;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.format.itip.CalendarUsers;
import org.carillon.format.itip.Meeting;

/** Looks for resources by what is said of them and by what their calendars hold. */
@ApplicationScoped
class FreeResources implements ResourceSearch {
  private final ResourceBookings resources;
  private final AccountCalendars calendars;
  private final Addresses addresses;
  private final LongFunction<Optional<Caller>> callers;

  @Inject
  FreeResources(
      ResourceBookings resources,
      AccountCalendars calendars,
      Addresses addresses,
      OnBehalf behalf) {
    this(resources, calendars, addresses, account -> behalf.of(account, "scheduling"));
  }

  FreeResources(
      ResourceBookings resources,
      AccountCalendars calendars,
      Addresses addresses,
      LongFunction<Optional<Caller>> callers) {
    this.resources = resources;
    this.calendars = calendars;
    this.addresses = addresses;
    this.callers = callers;
  }

  @Override
  public Answer<List<FoundResource>> find(Caller caller, ResourceWish wish) {
    Optional<Resolution.Local> home =
        caller.hasAccount() ? addresses.account(caller.account()) : Optional.empty();
    if (home.isEmpty()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    List<FoundResource> found = new ArrayList<>();
    for (BookableResource each :
        resources.found(home.get().domain(), wish.capacity(), wish.features(), MOST)) {
      if (resources.mayBook(each, Optional.of(caller.account()), home.get().address())) {
        Answer<Boolean> free =
            wish.free().map(time -> isFree(each, time)).orElse(new Answer.Done<>(true));
        if (free instanceof Answer.Failed<Boolean>(Failure failure)) {
          return Answer.failed(failure);
        }
        free.map(is -> is ? found.add(shown(each)) : Boolean.FALSE);
      }
    }
    return new Answer.Done<>(found);
  }

  private static FoundResource shown(BookableResource resource) {
    ResourceTerms terms = resource.terms();
    return new FoundResource(
        resource.address(),
        terms.displayName(),
        terms.sort(),
        terms.place(),
        terms.capacity(),
        terms.features());
  }

  private Answer<Boolean> isFree(BookableResource resource, ResourceWish.Time time) {
    Optional<Caller> acting = callers.apply(resource.account());
    if (acting.isEmpty()) {
      return new Answer.Done<>(false);
    }
    ZoneId zone = ResourceDesk.zone(resource);
    BookingJudge judge =
        new BookingJudge(
            resource.terms().rules(),
            zone,
            Set.of(CalendarUsers.address(resource.address())),
            Instant.now());
    TimeSpan span = new TimeSpan(time.from(), time.to());
    if (!judge.allows(span)) {
      return new Answer.Done<>(false);
    }
    return calendars
        .meetings(acting.get(), span)
        .map((List<Meeting> all) -> judge.isFree(span, all));
  }
}
