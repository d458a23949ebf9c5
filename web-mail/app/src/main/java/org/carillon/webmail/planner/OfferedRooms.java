package org.carillon.webmail.planner;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.calendar.scheduling.ResourceRequirements;
import org.carillon.calendar.scheduling.ResourceSearch;
import org.carillon.calendar.scheduling.ResourceSuggestion;
import org.carillon.contract.answer.Answer;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.ZoneNames;
import org.carillon.web.PageContext;
import org.carillon.web.Texts;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.typed.InvalidFieldException;
import org.carillon.webmail.typed.TypedFields;

/** Suggests rooms and other resources for an event that is being typed. */
@RequestScoped
public class OfferedRooms {
  private static final int MOST = 4;

  @Inject private ResourceSearch resources;
  @Inject private RequestParameters parameters;
  @Inject private Visitor visitor;
  @Inject private Texts texts;
  @Inject private PageContext ui;

  /** A suggested room; its note may be empty, or say its capacity and whether it is free. */
  public record Room(String name, String address, String note) {}

  /** Returns the rooms that match the typed prefix, at the time in the form. */
  public List<Room> begun(String typed) {
    return resources.begun(visitor.caller(), typed, time(), MOST)
            instanceof Answer.Done<List<ResourceSuggestion>>(List<ResourceSuggestion> all)
        ? all.stream().map(this::room).toList()
        : List.of();
  }

  private Room room(ResourceSuggestion offered) {
    int capacity = offered.resource().capacity();
    Stream<String> fits =
        capacity > 0 ? Stream.of(texts.of("planner.capacity", capacity)) : Stream.empty();
    Stream<String> free =
        offered.isFree().stream()
            .map(is -> texts.of(is ? "planner.room.free" : "planner.room.taken"));
    String name = offered.resource().displayName();
    String address = offered.resource().address();
    return new Room(
        name.isEmpty() ? address : name,
        address,
        Stream.concat(fits, free).collect(Collectors.joining(" · ")));
  }

  /** Returns the event's time; empty if the form has no valid time. */
  private Optional<ResourceRequirements.Time> time() {
    try {
      boolean isAllDay = !parameters.text("allDay").isEmpty();
      LocalDate first = TypedFields.day("startDay", parameters.text("startDay"));
      LocalDate last =
          TypedFields.day("endDay", parameters.some("endDay").orElse(first.toString()));
      CalendarZone zone =
          ZoneNames.find(isAllDay ? ui.getZone().getId() : parameters.text("zone"))
              .orElse(CalendarZone.UTC);
      LocalDateTime from =
          isAllDay
              ? first.atStartOfDay()
              : first.atTime(TypedFields.time("start", parameters.text("start")));
      LocalDateTime to =
          isAllDay
              ? last.plusDays(1).atStartOfDay()
              : last.atTime(TypedFields.time("end", parameters.text("end")));
      return to.isAfter(from)
          ? Optional.of(new ResourceRequirements.Time(zone.instant(from), zone.instant(to)))
          : Optional.empty();
    } catch (InvalidFieldException unfinished) {
      return Optional.empty();
    }
  }
}
