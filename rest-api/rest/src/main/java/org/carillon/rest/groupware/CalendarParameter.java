package org.carillon.rest.groupware;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.carillon.calendar.scheduling.SchedulingInbox;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.rest.groupware.CollectionParameter.Held;
import org.carillon.store.item.CollectionKind;

/** The calendar of a request: one of an account's by number, else its default. */
@RequestScoped
public class CalendarParameter {
  private static final Set<CollectionKind> KINDS =
      Set.of(CollectionKind.CALENDAR, CollectionKind.TASKS, CollectionKind.JOURNAL);

  @Inject CollectionParameter collections;
  @Inject SchedulingInbox inbox;

  Caller caller() {
    return collections.caller();
  }

  /** Returns the origin by which the caller reached this server. */
  static String origin(UriInfo asked) {
    URI base = asked.getBaseUri();
    return base.getScheme() + "://" + base.getRawAuthority();
  }

  /** All calendars, task lists and journals visible to an account, its own first. */
  Answer<List<CollectionEntry>> all(String address) {
    return collections.all(address, KINDS);
  }

  /** The requested one. */
  Answer<Held> held(String address, String calendar) {
    return calendar == null
        ? collections.owner(address).then(this::usual)
        : collections.held(address, calendar, KINDS, CollectionKind.CALENDAR, "calendar");
  }

  /** The default calendar as in CalDAV (RFC 6638 §9.2). */
  private Answer<Held> usual(Caller caller) {
    return inbox
        .calendar(caller)
        .then(
            id ->
                id.isPresent()
                    ? collections.held(caller, id.getAsLong())
                    : Answer.failed(new Failure.NotFound("calendar")));
  }
}
