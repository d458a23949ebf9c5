package org.carillon.webmail.card;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.carillon.format.icalendar.ObjectZones;
import org.carillon.format.icalendar.recurrence.SeriesInstance;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.web.PageContext;
import org.carillon.web.Texts;

/** Formats the times of enclosed events, in the reader's zone and habits. */
@RequestScoped
public class InvitationTimes {
  @Inject private PageContext ui;
  @Inject private Texts texts;

  /** Formats the start and end. */
  public String when(SeriesInstance instance) {
    if (instance.start().isDate()) {
      LocalDate day = instance.start().local().toLocalDate();
      long days =
          Math.max(
              1,
              (instance.to().getEpochSecond() - instance.from().getEpochSecond() + 43_200)
                  / 86_400);
      LocalDate last = day.plusDays(days - 1);
      DateTimeFormatter date = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL);
      return last.equals(day) ? said(date, day) : said(date, day) + " – " + said(date, last);
    }
    ZonedDateTime from = there(instance.from());
    ZonedDateTime to = there(instance.to());
    DateTimeFormatter whole =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT);
    DateTimeFormatter time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);
    String begin = whole.localizedBy(texts.habits()).format(from);
    if (!to.isAfter(from)) {
      return begin;
    }
    boolean isOneDay = to.toLocalDate().equals(from.toLocalDate());
    return begin + " – " + (isOneDay ? time : whole).localizedBy(texts.habits()).format(to);
  }

  String day(CalendarTime time, ObjectZones zones) {
    DateTimeFormatter date = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM);
    return said(
        date,
        switch (time.form()) {
          case DATE, FLOATING -> time.local().toLocalDate();
          case UTC -> there(CalendarZone.UTC.instant(time.local())).toLocalDate();
          case ZONED -> there(zones.apply(time.zone()).instant(time.local())).toLocalDate();
        });
  }

  private ZonedDateTime there(Instant instant) {
    return instant.atZone(ui.getZone());
  }

  private String said(DateTimeFormatter format, LocalDate day) {
    return format.localizedBy(texts.habits()).format(day);
  }
}
