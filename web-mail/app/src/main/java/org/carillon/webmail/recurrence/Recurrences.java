package org.carillon.webmail.recurrence;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.jscalendar.JsCalendar;
import org.carillon.web.Texts;

/** How often things take place, as sentences for the reader. */
@RequestScoped
public class Recurrences {
  @Inject private Texts texts;

  /** Of an event or a task that begins on a day; empty of what does not repeat. */
  public String of(JsonObject event, LocalDate start) {
    return new RecurrenceSentence(texts::of, texts.habits()).of(event, start);
  }

  /** Of an object that a letter encloses. */
  public String of(CalendarObject object, LocalDate start) {
    return of(JsCalendar.of(object), start);
  }
}
