package org.carillon.dav.resource;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.store.item.CollectionKind;

/** Which components the collections of CalDAV hold (RFC 4791 §5.2.3): each of one kind. */
public final class CalendarComponents {
  private CalendarComponents() {}

  /** What collections of a kind hold; nothing of those that are no calendars. */
  public static List<String> of(CollectionKind kind) {
    return switch (kind) {
      case CALENDAR -> List.of("VEVENT", "VFREEBUSY", "VAVAILABILITY");
      case TASKS -> List.of("VTODO");
      case JOURNAL -> List.of("VJOURNAL");
      case MAIL, CONTACTS, NOTES, FILES, CHAT -> List.of();
    };
  }

  /**
   * The kind whose collections hold some components; empty where none does. Who names others beside
   * events gets a calendar of events: clients tick several for a new calendar, and read afterwards
   * what it holds (RFC 4791 §5.2.3).
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
