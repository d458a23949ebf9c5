package org.carillon.dav.resource;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.store.item.CollectionKind;

/** The components in collections of CalDAV (RFC 4791 §5.2.3): one kind in each. */
public final class CalendarComponents {
  private CalendarComponents() {}

  /** Returns the components of a kind of collection; none if it is not a calendar. */
  public static List<String> of(CollectionKind kind) {
    return switch (kind) {
      case CALENDAR -> List.of("VEVENT", "VFREEBUSY", "VAVAILABILITY");
      case TASKS -> List.of("VTODO");
      case JOURNAL -> List.of("VJOURNAL");
      case MAIL, CONTACTS, NOTES, FILES, CHAT -> List.of();
    };
  }

  /**
   * Returns the kind of collection for some components, or empty if none holds them. Events with
   * others give a calendar of events: clients select several for a new calendar, and read
   * afterwards what it holds (RFC 4791 §5.2.3).
   */
  public static Optional<CollectionKind> holding(Set<String> components) {
    if (components.contains("VEVENT")) {
      return Optional.of(CollectionKind.CALENDAR);
    }
    return Stream.of(CollectionKind.CALENDAR, CollectionKind.TASKS, CollectionKind.JOURNAL)
        .filter(kind -> of(kind).containsAll(components))
        .findFirst();
  }
}
