package org.carillon.format.itip;

import java.util.List;
import java.util.Optional;
import org.carillon.format.icalendar.line.CalendarComponent;

/**
 * Whether a message says once what it may say once: its method, which meeting and which instance it
 * is about, in which state, and whose meeting that is (RFC 5545 §3.6.1, §3.8.4.3). Of two values
 * one check could look at the first and the next at the second.
 */
final class MessageRules {
  private static final List<String> ONCE =
      List.of("UID", "RECURRENCE-ID", "ORGANIZER", "SEQUENCE", "DTSTAMP", "DTSTART");

  private MessageRules() {}

  static boolean isUnambiguous(Meeting message) {
    List<CalendarComponent> all = message.calendar().components(message.first().name());
    return message.calendar().lines("METHOD").size() == 1
        && all.size() == message.parts().size()
        && all.stream().allMatch(part -> ONCE.stream().allMatch(one -> isOnce(part, one)))
        && all.stream()
                .map(CalendarUsers::organizer)
                .flatMap(Optional::stream)
                .distinct()
                .limit(2)
                .count()
            < 2;
  }

  private static boolean isOnce(CalendarComponent part, String property) {
    return part.lines(property).size() < 2;
  }
}
