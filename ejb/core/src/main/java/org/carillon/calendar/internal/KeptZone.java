package org.carillon.calendar.internal;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.account.setting.TimeSettings;
import org.carillon.contract.resource.ResourceProperty;

/** The zone that a client keeps with a calendar (RFC 4791 §5.2.2, RFC 7809 §5.2). */
final class KeptZone {
  private static final String CALDAV = "urn:ietf:params:xml:ns:caldav";

  /** Kept is the element as it was sent. */
  private static final Pattern TAG = Pattern.compile("<!\\[CDATA\\[|]]>|<[^>]{0,1000}>");

  private static final Pattern NAMED =
      Pattern.compile("(?im)^(?:TZID|X-LIC-LOCATION)(?:;[^:\\r\\n]{0,200})?:([^\\r\\n&]{1,200})");

  private KeptZone() {}

  /**
   * The zone; empty where none is kept that has a known name.
   *
   * @param kept the calendar's properties
   */
  static Optional<ZoneId> of(List<ResourceProperty> kept) {
    return text(kept, "calendar-timezone-id")
        .flatMap(name -> TimeSettings.zone(name.strip()))
        .or(() -> text(kept, "calendar-timezone").flatMap(KeptZone::defined));
  }

  private static Optional<ZoneId> defined(String zone) {
    Matcher named = NAMED.matcher(zone);
    while (named.find()) {
      Optional<ZoneId> known = TimeSettings.zone(named.group(1).strip());
      if (known.isPresent()) {
        return known;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> text(List<ResourceProperty> kept, String name) {
    return kept.stream()
        .filter(property -> property.namespace().equals(CALDAV) && property.name().equals(name))
        .map(property -> TAG.matcher(property.value()).replaceAll(""))
        .findFirst();
  }
}
