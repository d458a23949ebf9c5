package org.carillon.rest.calendar;

import jakarta.json.JsonObjectBuilder;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.time.CalendarTime;

/** What of an instance is written as JSCalendar has it. */
public final class InstanceJson {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private InstanceJson() {}

  /** By what {@code recurrenceOverrides} know it: a LocalDateTime (RFC 8984 §4.3.5). */
  public static String id(CalendarTime id) {
    return LOCAL.format(id.local());
  }

  /** With its status, or a task's progress (RFC 8984 §5.1.3, §5.2.5); nothing where it has none. */
  public static JsonObjectBuilder with(JsonObjectBuilder json, String status, CalendarKind kind) {
    String said = status.toLowerCase(Locale.ROOT);
    boolean isTask = kind == CalendarKind.VTODO;
    if (said.isEmpty()) {
      return kind == CalendarKind.VEVENT ? json.add("status", "confirmed") : json;
    }
    return json.add(isTask ? "progress" : "status", said);
  }
}
