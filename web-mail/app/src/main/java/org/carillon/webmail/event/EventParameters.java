package org.carillon.webmail.event;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.carillon.web.PageContext;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.calendar.OwnCalendars;
import org.carillon.webmail.recurrence.RepeatChoices;
import org.carillon.webmail.recurrence.RepeatFields;
import org.carillon.webmail.typed.RequestedReminders;

/** Reads the parameters of an event to be created or changed. */
@RequestScoped
public class EventParameters {
  private static final LocalTime USUAL_START = LocalTime.of(9, 0);

  @Inject private OwnCalendars calendars;
  @Inject private RepeatChoices repeats;
  @Inject private RequestParameters parameters;
  @Inject private PageContext ui;

  /** Begins a new event: at the requested hour, else at the next full hour today. */
  EventFields begun() {
    LocalDateTime now = LocalDateTime.now(ui.getZone());
    LocalDate day = day("new").orElse(now.toLocalDate());
    LocalTime start =
        time("at")
            .orElse(
                day.equals(now.toLocalDate()) && now.getHour() < 23
                    ? now.toLocalTime().truncatedTo(ChronoUnit.HOURS).plusHours(1)
                    : USUAL_START);
    LocalDateTime from = day.atTime(start);
    LocalDateTime to = from.plusMinutes(length());
    return new EventFields(
        parameters
            .some("c")
            .or(() -> calendars.getUsual().map(one -> Long.toString(one.id())))
            .orElse(""),
        "",
        parameters.text("whole").equals("1"),
        day.toString(),
        start.toString(),
        to.toLocalDate().toString(),
        to.toLocalTime().toString(),
        ui.getZone().getId(),
        "",
        Conference.NONE,
        "",
        "",
        RepeatFields.never(repeats.weekStart()),
        List.of("15"),
        false,
        false,
        "");
  }

  /** The length, in minutes. */
  long length() {
    return Math.clamp(parameters.number("for").orElse(60), 5, 24 * 60);
  }

  /** A day; empty where there is none. */
  Optional<LocalDate> day(String name) {
    try {
      return Optional.of(LocalDate.parse(parameters.text(name)));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  /** A time of the day; empty where there is none. */
  Optional<LocalTime> time(String name) {
    try {
      return Optional.of(LocalTime.parse(parameters.text(name)).truncatedTo(ChronoUnit.MINUTES));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  /** A day and a time; empty where there is none. */
  Optional<LocalDateTime> moment(String name) {
    try {
      return Optional.of(LocalDateTime.parse(parameters.text(name)));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  /** Reads the submitted form. */
  EventFields sent() {
    return new EventFields(
        parameters.text("calendar"),
        parameters.text("title"),
        !parameters.texts("allDay").isEmpty(),
        parameters.text("startDay"),
        parameters.text("start"),
        parameters.text("endDay"),
        parameters.text("end"),
        parameters.text("zone"),
        parameters.text("place"),
        new Conference(parameters.text("link"), parameters.text("phone"), parameters.text("pin")),
        parameters.text("text"),
        parameters.text("people"),
        RepeatFields.sent(parameters),
        RequestedReminders.sent(parameters.texts("reminder")),
        !parameters.texts("private").isEmpty(),
        !parameters.texts("free").isEmpty(),
        parameters.text("categories"));
  }
}
