package org.carillon.webmail.event;

import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.format.jscalendar.JsCalendar;
import org.carillon.format.jscalendar.ReadJsCalendar;
import org.carillon.json.Json;
import org.carillon.webmail.recurrence.RepeatFields;

/** Forms of events, filled in for tests. */
final class EventForms {
  static final RepeatFields NEVER = RepeatFields.never(DayOfWeek.MONDAY);

  private EventForms() {}

  static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  /** The starts of the instances, by UTC, in the stored calendar object. */
  static List<String> starts(JsonObject event) {
    CalendarObject made = ((ReadJsCalendar.Understood) JsCalendar.read(event)).object();
    // The stored object is read again.
    CalendarObject read = ((CalendarParseResult.Read) CalendarObject.read(made.octets())).object();
    return read
        .instances(TimeSpan.ALWAYS, ZoneOffset.UTC, new ExpansionLimit(100, 1000))
        .instances()
        .stream()
        .map(one -> one.from().toString().substring(5, 16))
        .toList();
  }

  /** A choice from the list, with or without an end. */
  static RepeatFields repeat(String word, String until, String count) {
    return new RepeatFields(word, "1", "weekly", List.of(), "mo", until, count);
  }

  static RepeatFields own(String interval, String unit, List<String> days, String count) {
    return new RepeatFields("own", interval, unit, days, "mo", "", count);
  }

  static EventFields typed(String title, String day, String start, String end, RepeatFields often) {
    return new EventFields(
        "1",
        title,
        false,
        day,
        start,
        day,
        end,
        "Europe/Berlin",
        "",
        Conference.NONE,
        "",
        "",
        often,
        List.of(),
        false,
        false,
        "");
  }

  static RequestedEvent requested(EventFields fields) {
    return RequestedEvent.of(fields);
  }

  /** The fields as shown in a zone. */
  static EventFields shown(JsonObject event, String zone) {
    return EventJson.fields(event, "1", ZoneId.of(zone), DayOfWeek.MONDAY);
  }
}
