package org.carillon.webmail.recurrence;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.jscalendar.JsCalendar;
import org.carillon.web.Texts;

/** Recurrence rules as sentences for the reader. */
@RequestScoped
public class Recurrences {
  @Inject private Texts texts;

  /** The sentence for an event or task that begins on a day; empty if it does not repeat. */
  public String of(JsonObject event, LocalDate start) {
    return new RecurrenceSentence(texts::of, texts.habits()).of(event, start);
  }

  /** The sentence for an object that a message encloses. */
  public String of(CalendarObject object, LocalDate start) {
    return of(JsCalendar.of(object), start);
  }
}
