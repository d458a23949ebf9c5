package org.carillon.format.icalendar.file;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;

/**
 * Handles components that have the same UID although neither is an override of the other. The first
 * one keeps the UID. Later ones get UIDs made from it and from their start, so that no event is
 * lost and the same file always gives the same objects.
 */
final class SameUids {
  /** The properties in which revisions of one event may differ without another content. */
  private static final String[] REVISION = {
    "UID", "DTSTAMP", "LAST-MODIFIED", "CREATED", "SEQUENCE"
  };

  private static final String RECURRENCE_ID = "RECURRENCE-ID";
  private static final Set<String> MANY = Set.of("VFREEBUSY");

  private final Map<String, Integer> copies = new HashMap<>();

  /** Returns the UIDs that a component may get, in order. The last one is unused elsewhere. */
  List<String> keys(CalendarComponent component) {
    String uid = component.text("UID").orElse("").strip();
    if (!isMaster(component)) {
      return List.of(uid);
    }
    String begins = component.first("DTSTART").map(ContentLine::value).orElse("").strip();
    String other = uid + '-' + begins;
    int copy = copies.merge(other, 1, Integer::sum);
    return copy == 1 ? List.of(uid, other) : List.of(uid, other, other + '-' + copy);
  }

  /** Returns whether the component is a master, of which an object can have only one. */
  static boolean isMaster(CalendarComponent component) {
    return component.first(RECURRENCE_ID).isEmpty() && !MANY.contains(component.name());
  }

  /** Returns whether two components with the same UID are one event: equal, or revisions of it. */
  static boolean isSame(CalendarComponent one, CalendarComponent other) {
    return one.first("DTSTART").equals(other.first("DTSTART"))
        && (sequence(one) != sequence(other)
            || one.without(REVISION).equals(other.without(REVISION)));
  }

  /** Returns whether {@code one} is later, by SEQUENCE and DTSTAMP (RFC 5546 §2.1.5). */
  static boolean isNewer(CalendarComponent one, CalendarComponent other) {
    if (sequence(one) != sequence(other)) {
      return sequence(one) > sequence(other);
    }
    return stamp(one).compareTo(stamp(other)) > 0;
  }

  private static int sequence(CalendarComponent component) {
    return new CalendarPart(component).sequence();
  }

  private static Instant stamp(CalendarComponent component) {
    return new CalendarPart(component).stamp().orElse(Instant.MIN);
  }
}
