package org.carillon.webmail.calendar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.WeekFields;
import org.carillon.web.PageContext;
import org.carillon.web.Texts;
import org.carillon.web.language.TimeZones;
import org.carillon.web.language.WrittenTimes;

/** Formats days and hours for calendars, in the reader's language. */
@Named("calendarDates")
@RequestScoped
public class CalendarDates {
  @Inject private Texts texts;
  @Inject private PageContext ui;

  /** Returns for example {@code Wed}. */
  public String weekday(LocalDate day) {
    return said(day, DateTimeFormatter.ofPattern("EEE"));
  }

  /** Returns for example {@code W}. */
  public String letter(LocalDate day) {
    return said(day, DateTimeFormatter.ofPattern("ccccc"));
  }

  /** Returns for example {@code Wednesday}. */
  public String wholeWeekday(LocalDate day) {
    return said(day, DateTimeFormatter.ofPattern("EEEE"));
  }

  /** Returns for example {@code 25}. */
  public String number(LocalDate day) {
    return said(day, DateTimeFormatter.ofPattern("d"));
  }

  /** Returns for example {@code Wednesday, November 25, 2026}. */
  public String day(LocalDate day) {
    return said(day, DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL));
  }

  /** Returns for example {@code Nov 25}. */
  public String shortDay(LocalDate day) {
    return said(day, DateTimeFormatter.ofLocalizedPattern("MMMd"));
  }

  /** Returns for example {@code Wed, Nov 25}. */
  public String shortDayOfWeek(LocalDate day) {
    return said(day, DateTimeFormatter.ofLocalizedPattern("MMMEd"));
  }

  /** Returns for example {@code November 2026}. */
  public String month(LocalDate day) {
    return said(day, DateTimeFormatter.ofLocalizedPattern("yMMMM"));
  }

  /** Returns for example {@code 2026}. */
  public String year(LocalDate day) {
    return said(day, DateTimeFormatter.ofLocalizedPattern("y"));
  }

  /** Returns for example {@code 9:00 AM}. */
  public String time(LocalDateTime when) {
    return written().hour(when.atZone(ui.getZone()));
  }

  /** Formats an hour for the column beside a day. */
  public String hour(int hour) {
    return written().hour(LocalDate.EPOCH.atTime(hour, 0).atZone(ZoneOffset.UTC));
  }

  /** Formats the time in another zone at an hour of a day here. */
  public String elsewhere(LocalDate day, int hour, ZoneId zone) {
    return written().hour(day.atTime(hour, 0).atZone(ui.getZone()).withZoneSameInstant(zone));
  }

  /** Returns a short name of a zone: its place. */
  public String place(ZoneId zone) {
    String label = TimeZones.label(zone, texts.locale(), Instant.now());
    return label.substring(label.indexOf(')') + 1).split(",", 2)[0].strip();
  }

  public int week(LocalDate day) {
    return day.get(WeekFields.ISO.weekOfWeekBasedYear());
  }

  /** Formats the start and end, on one day or over several; whole days have no hours. */
  public String span(CalendarEvent one) {
    return span(
        one.start(),
        one.isAllDay() ? one.lastDay().plusDays(1).atStartOfDay() : one.end(),
        one.isAllDay());
  }

  /** Formats the span of an event in no calendar; whole days end at the midnight after. */
  public String span(LocalDateTime start, LocalDateTime end, boolean isAllDay) {
    LocalDate first = start.toLocalDate();
    if (isAllDay) {
      LocalDate last = end.toLocalDate().minusDays(1);
      return first.equals(last) ? day(first) : texts.of("calendar.span", day(first), day(last));
    }
    return first.equals(end.toLocalDate())
        ? texts.of("calendar.span.hours", day(first), time(start), time(end))
        : texts.of("calendar.span", moment(start), moment(end));
  }

  /** Formats the start on a day, or the end if it began before; empty if it fills the day. */
  public String begin(CalendarEvent one, LocalDate day) {
    if (one.isAllDay()) {
      return "";
    }
    if (!one.firstDay().isBefore(day)) {
      return time(one.start());
    }
    return one.end().toLocalDate().equals(day) ? texts.of("calendar.until", time(one.end())) : "";
  }

  /** Formats the hours of a day that the event takes, in short. */
  public String hours(CalendarEvent one, LocalDate day) {
    String begin = begin(one, day);
    if (begin.isEmpty()) {
      return texts.of("calendar.all-day");
    }
    if (one.firstDay().isBefore(day) || one.end().equals(one.start())) {
      return begin;
    }
    return texts.of(
        "calendar.span", begin, one.isBar() ? shortDay(one.lastDay()) : time(one.end()));
  }

  private String moment(LocalDateTime when) {
    return texts.of("calendar.moment", day(when.toLocalDate()), time(when));
  }

  private WrittenTimes written() {
    return new WrittenTimes(ui.getAppearance().times(), texts.habits());
  }

  private String said(TemporalAccessor when, DateTimeFormatter format) {
    return format.localizedBy(texts.habits()).format(when);
  }
}
