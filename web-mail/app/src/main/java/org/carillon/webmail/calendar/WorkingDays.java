package org.carillon.webmail.calendar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.format.icalendar.busy.WorkingHours;
import org.carillon.web.PageContext;
import org.carillon.webmail.hours.OwnHours;

/** The reader's hours off and place of work on the days of a calendar. */
@Named("workingDays")
@RequestScoped
public class WorkingDays {
  @Inject private OwnHours own;
  @Inject private PageContext ui;

  private Optional<WorkingHours> hours;

  /**
   * A part of a day outside working hours.
   *
   * @param slot the first slot, from 0
   * @param slots the number of slots
   */
  public record Off(int slot, int slots) {}

  private Optional<WorkingHours> hours() {
    if (hours == null) {
      hours = own.get().filter(there -> !there.days().isEmpty());
    }
    return hours;
  }

  /** The place where the reader works on a day; empty if it is not set. */
  public String place(LocalDate date) {
    return hours()
        .flatMap(there -> Optional.ofNullable(there.days().get(date.getDayOfWeek())))
        .map(WorkingHours.Day::place)
        .orElse("");
  }

  /** The parts of a day outside the reader's working hours; none if no hours are set. */
  public List<Off> off(LocalDate date) {
    return hours().map(there -> off(there, date, ui.getZone())).orElse(List.of());
  }

  /** The same in a zone's local time: one working day there may span two days here. */
  static List<Off> off(WorkingHours hours, LocalDate date, ZoneId zone) {
    List<Off> off = new ArrayList<>();
    int at = 0;
    for (LocalDate day = date.minusDays(1); !day.isAfter(date.plusDays(1)); day = day.plusDays(1)) {
      WorkingHours.Day working = hours.days().get(day.getDayOfWeek());
      if (working != null) {
        ZoneId theirs = ZoneId.of(hours.zone());
        int from = slot(date, local(day.atTime(working.from()), theirs, zone));
        int to = slot(date, local(day.atTime(working.to()), theirs, zone));
        if (from < to) {
          add(off, at, from);
          at = to;
        }
      }
    }
    add(off, at, DayColumn.SLOTS);
    return off;
  }

  private static void add(List<Off> off, int from, int to) {
    if (from < to) {
      off.add(new Off(from, to - from));
    }
  }

  private static LocalDateTime local(LocalDateTime there, ZoneId theirs, ZoneId here) {
    return there.atZone(theirs).withZoneSameInstant(here).toLocalDateTime();
  }

  private static int slot(LocalDate date, LocalDateTime time) {
    long minutes = Duration.between(date.atStartOfDay(), time).toMinutes();
    return (int) Math.clamp(Math.floorDiv(minutes, DayColumn.SLOT), 0, DayColumn.SLOTS);
  }
}
