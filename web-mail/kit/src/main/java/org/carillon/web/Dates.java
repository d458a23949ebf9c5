package org.carillon.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Times as people read them, in the reader's zone and language. */
@Named
@RequestScoped
public class Dates {
  @Inject private Ui ui;
  @Inject private Texts texts;

  /** As short as can be: the hour today, "Yesterday", the day this year, else the date. */
  public String brief(Instant when) {
    ZonedDateTime there = when.atZone(ui.getZone());
    LocalDate today = LocalDate.now(ui.getZone());
    LocalDate day = there.toLocalDate();
    if (day.equals(today)) {
      return time(there);
    }
    if (day.equals(today.minusDays(1))) {
      return texts.of("dates.yesterday");
    }
    return day.getYear() == today.getYear()
        ? said(there, DateTimeFormatter.ofLocalizedPattern("MMMd"))
        : said(there, DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT));
  }

  /** A day and hour in the reader's zone; today and yesterday are called so. */
  public String full(Instant when) {
    ZonedDateTime there = when.atZone(ui.getZone());
    LocalDate today = LocalDate.now(ui.getZone());
    if (there.toLocalDate().equals(today)) {
      return texts.of("dates.today.at", time(there));
    }
    if (there.toLocalDate().equals(today.minusDays(1))) {
      return texts.of("dates.yesterday.at", time(there));
    }
    return said(
        there, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT));
  }

  private String time(ZonedDateTime there) {
    return said(there, DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT));
  }

  /** By the reader's language, calendar and digits. */
  private String said(ZonedDateTime there, DateTimeFormatter format) {
    return there.format(format.localizedBy(texts.habits()));
  }
}
