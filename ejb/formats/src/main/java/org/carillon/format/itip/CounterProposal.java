package org.carillon.format.itip;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;

/** Another time and place that an attendee proposes (RFC 5546 §3.2.7). */
public final class CounterProposal {
  /** What of a proposal is taken; who is invited, and when it recurs, the organizer says. */
  private static final List<String> TIMES = List.of("DTSTART", "DTEND", "DURATION", "DUE");

  private static final String PLACE = "LOCATION";

  private CounterProposal() {}

  /** Whether the meeting was changed since what somebody speaks of. */
  public static boolean isOutdated(Meeting stored, Meeting counter) {
    return counter.parts().entrySet().stream()
        .anyMatch(
            each ->
                Meeting.sequence(each.getValue())
                    < Optional.ofNullable(stored.parts().get(each.getKey()))
                        .or(stored::master)
                        .map(Meeting::sequence)
                        .orElse(0L));
  }

  /**
   * The organizer's meeting as it is proposed, of its next SEQUENCE.
   *
   * @param moment when it is taken
   * @return empty where it names no instance of the meeting, or no time
   */
  public static Optional<Meeting> accepted(Meeting stored, Meeting counter, Instant moment) {
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>(stored.parts());
    for (Map.Entry<InstanceId, CalendarComponent> each : counter.parts().entrySet()) {
      Optional<CalendarComponent> there = there(stored, each.getKey(), each.getValue());
      if (there.isEmpty() || each.getValue().first("DTSTART").isEmpty()) {
        return Optional.empty();
      }
      parts.put(
          each.getKey(),
          moved(there.get(), each.getValue())
              .with(ContentLine.of("SEQUENCE", Long.toString(stored.sequence() + 1)))
              .with(Meeting.utc("DTSTAMP", moment)));
    }
    return Optional.of(stored.with(parts, counter.calendar()));
  }

  private static Optional<CalendarComponent> there(
      Meeting stored, InstanceId id, CalendarComponent proposed) {
    return Optional.ofNullable(stored.parts().get(id))
        .or(
            () ->
                stored
                    .master()
                    .filter(master -> !id.isMaster() && SeriesParts.fits(proposed, master))
                    .flatMap(
                        master ->
                            proposed
                                .first("RECURRENCE-ID")
                                .map(line -> SeriesParts.instance(master, line))))
        .filter(part -> !Meeting.isCancelled(part));
  }

  private static CalendarComponent moved(CalendarComponent part, CalendarComponent proposed) {
    CalendarComponent moved = part.without(TIMES.toArray(String[]::new));
    for (String name : TIMES) {
      for (ContentLine line : proposed.lines(name)) {
        moved = moved.plus(line);
      }
    }
    Optional<ContentLine> place = proposed.first(PLACE);
    return place.isPresent() ? moved.with(place.get()) : moved;
  }

  /**
   * What tells whoever proposed it that it is not taken.
   *
   * @param organizer the address that it is told from
   */
  public static ItipMessage declined(
      Meeting stored, Meeting counter, String organizer, String proposer, Instant moment) {
    List<CalendarComponent> parts = new ArrayList<>();
    for (CalendarComponent proposed : counter.parts().values()) {
      CalendarComponent said =
          ItipMessages.essential(proposed)
              .without("ORGANIZER")
              .with(Meeting.utc("DTSTAMP", moment));
      Optional<ContentLine> by = stored.first().first("ORGANIZER");
      said = by.isPresent() ? said.plus(ItipMessages.told(by.get())) : said;
      parts.add(said.plus(ContentLine.of("ATTENDEE", "mailto:" + proposer)));
    }
    return ItipMessages.message(ItipMethod.DECLINECOUNTER, organizer, proposer, counter, parts);
  }
}
