package org.carillon.webmail.hours;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.carillon.calendar.scheduling.SchedulingInbox;
import org.carillon.contract.answer.Answer;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.busy.WorkingHours;
import org.carillon.web.request.Visitor;

/** The reader's availability, which calendar clients also set (RFC 7953), as hours of a week. */
@RequestScoped
public class OwnHours {
  @Inject private SchedulingInbox inbox;
  @Inject private Visitor visitor;

  private Optional<CalendarObject> stored;

  /** The hours; empty if none are set, or if they cannot be expressed as hours of a week. */
  public Optional<WorkingHours> get() {
    return stored().flatMap(WorkingHours::of);
  }

  /** Returns whether another client has set an availability that is not hours of a week. */
  public boolean isOfOthers() {
    return stored().isPresent() && get().isEmpty();
  }

  private Optional<CalendarObject> stored() {
    if (stored == null) {
      stored =
          inbox.availability(visitor.caller()) instanceof Answer.Done<Optional<byte[]>>(var octets)
                  && octets.isPresent()
                  && CalendarObject.read(octets.get())
                      instanceof CalendarParseResult.Read(CalendarObject object)
              ? Optional.of(object)
              : Optional.empty();
    }
    return stored;
  }

  /** Sets the hours; no hours mean availability at any time. */
  public Answer<Void> choose(WorkingHours hours) {
    stored = null;
    return inbox.chooseAvailability(
        visitor.caller(),
        Optional.of(hours)
            .filter(wanted -> !wanted.days().isEmpty())
            .map(wanted -> wanted.octets(Instant.now())));
  }
}
