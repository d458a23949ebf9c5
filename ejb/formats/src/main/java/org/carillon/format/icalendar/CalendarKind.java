package org.carillon.format.icalendar;

import java.util.Optional;

public enum CalendarKind {
  VEVENT,
  VTODO,
  /** A journal entry. */
  VJOURNAL,
  /** Published busy times. */
  VFREEBUSY,
  /** A person's availability (RFC 7953). */
  VAVAILABILITY;

  /** Returns the kind for a component's name, or empty if it can't be an object. */
  public static Optional<CalendarKind> of(String name) {
    for (CalendarKind kind : values()) {
      if (kind.name().equalsIgnoreCase(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
