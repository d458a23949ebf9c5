package org.carillon.rest.calendar;

import jakarta.json.JsonObjectBuilder;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.time.CalendarTime;

/** JSCalendar properties of an instance. */
public final class InstanceJson {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private InstanceJson() {}

  /** Returns the key in {@code recurrenceOverrides}: a LocalDateTime (RFC 8984 §4.3.5). */
  public static String id(CalendarTime id) {
    return LOCAL.format(id.local());
  }

  /** Adds the status, or a task's progress (RFC 8984 §5.1.3, §5.2.5), if there is one. */
  public static JsonObjectBuilder with(JsonObjectBuilder json, String status, CalendarKind kind) {
    String said = status.toLowerCase(Locale.ROOT);
    boolean isTask = kind == CalendarKind.VTODO;
    if (said.isEmpty()) {
      return kind == CalendarKind.VEVENT ? json.add("status", "confirmed") : json;
    }
    return json.add(isTask ? "progress" : "status", said);
  }
}
