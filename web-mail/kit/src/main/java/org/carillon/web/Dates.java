package org.carillon.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.carillon.web.language.WrittenTimes;

/** Times as people read them, in the reader's zone and language, and as the reader writes them. */
@Named
@RequestScoped
public class Dates {
  @Inject private PageContext ui;
  @Inject private Texts texts;

  /** Returns the shortest form: the hour today, "Yesterday", the day this year, else the date. */
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
    return written().day(there, day.getYear() == today.getYear());
  }

  /** A day and hour in the reader's zone, with words for today and yesterday. */
  public String full(Instant when) {
    ZonedDateTime there = when.atZone(ui.getZone());
    LocalDate today = LocalDate.now(ui.getZone());
    if (there.toLocalDate().equals(today)) {
      return texts.of("dates.today.at", time(there));
    }
    if (there.toLocalDate().equals(today.minusDays(1))) {
      return texts.of("dates.yesterday.at", time(there));
    }
    return moment(when);
  }

  /** A day with its year, and the hour. */
  public String moment(Instant when) {
    return written().moment(when.atZone(ui.getZone()));
  }

  public Instant getNow() {
    return Instant.now();
  }

  private String time(ZonedDateTime there) {
    return written().hour(there);
  }

  private WrittenTimes written() {
    return new WrittenTimes(ui.getAppearance().times(), texts.habits());
  }
}
