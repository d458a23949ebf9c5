package org.carillon.format.icalendar;

import java.util.Optional;

/** What a calendar object is. */
public enum CalendarKind {
  /** An event. */
  VEVENT,
  /** A task. */
  VTODO,
  /** A journal entry. */
  VJOURNAL,
  /** Published times that are busy. */
  VFREEBUSY,
  /** When somebody can be had (RFC 7953). */
  VAVAILABILITY;

  /** The kind of a component's name; empty of what no object can be. */
  public static Optional<CalendarKind> of(String name) {
    for (CalendarKind kind : values()) {
      if (kind.name().equalsIgnoreCase(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
