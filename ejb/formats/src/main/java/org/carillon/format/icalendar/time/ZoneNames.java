package org.carillon.format.icalendar.time;

import com.ibm.icu.util.TimeZone;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.format.budget.WeighedCache;

/**
 * Finds zones by the names that programs use: those of the tz database, those with a vendor's
 * prefix ({@code /freeassociation.sourceforge.net/Europe/Berlin}), and those of Windows ({@code W.
 * Europe Standard Time}, by the table of CLDR).
 */
public final class ZoneNames {
  private static final int LONGEST = 200;

  private static final Map<String, String> BY_SMALL_NAME =
      ZoneId.getAvailableZoneIds().stream()
          .filter(id -> !id.startsWith("SystemV/"))
          .collect(
              Collectors.toUnmodifiableMap(
                  id -> id.toLowerCase(Locale.ROOT), id -> id, (a, b) -> a));

  /** Names for UTC besides those in the tz database. */
  private static final Set<String> UTC =
      Set.of("utc", "z", "gmt", "etc/utc", "coordinated universal time", "tzone://microsoft/utc");

  /** Names that Windows still uses and CLDR has dropped. */
  private static final Map<String, String> OLD_WINDOWS =
      Map.of(
          "armenian standard time", "Asia/Yerevan",
          "kamchatka standard time", "Asia/Kamchatka",
          "mexico standard time", "America/Mexico_City",
          "mid-atlantic standard time", "Etc/GMT+2");

  /** A cache of zones by name. The weight of an entry is the length of its name. */
  private static final WeighedCache<String, CalendarZone> KNOWN = new WeighedCache<>(100_000);

  private ZoneNames() {}

  /** Returns the zone of a name, or empty if it is unknown. */
  public static Optional<CalendarZone> find(String name) {
    if (name.isEmpty() || name.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<CalendarZone> known = KNOWN.get(name);
    if (known.isPresent()) {
      return known;
    }
    Optional<CalendarZone> found = searched(name);
    found.ifPresent(zone -> KNOWN.put(name, zone, name.length()));
    return found;
  }

  /** Returns the zone of a name without definition, an offset or an ambiguous name. */
  public static Optional<CalendarZone> meant(String name) {
    return find(name)
        .or(
            () ->
                name.length() > LONGEST
                    ? Optional.empty()
                    : InformalZoneNames.find(unquoted(name)).flatMap(ZoneNames::zone));
  }

  /** Returns a tz zone or a fixed offset with the same offsets as the rules during a span. */
  public static Optional<ZoneId> like(ZoneRules rules, Instant from, Instant to) {
    if (change(rules, from, to).equals(to)) {
      return Optional.of(rules.getOffset(from));
    }
    return BY_SMALL_NAME.values().stream()
        .sorted()
        .map(ZoneId::of)
        .filter(id -> isLike(id.getRules(), rules, from, to))
        .findFirst();
  }

  private static boolean isLike(ZoneRules one, ZoneRules other, Instant from, Instant to) {
    Instant at = from;
    while (at.isBefore(to)) {
      Instant next = change(one, at, to);
      if (!one.getOffset(at).equals(other.getOffset(at)) || !next.equals(change(other, at, to))) {
        return false;
      }
      at = next;
    }
    return true;
  }

  /** Returns the next clock change, or {@code end} if there is none before it. */
  private static Instant change(ZoneRules rules, Instant at, Instant end) {
    ZoneOffsetTransition next = rules.nextTransition(at);
    return next == null || next.getInstant().isAfter(end) ? end : next.getInstant();
  }

  private static Optional<CalendarZone> searched(String sent) {
    String name = unquoted(sent);
    String small = name.toLowerCase(Locale.ROOT);
    if (UTC.contains(small)) {
      return Optional.of(CalendarZone.UTC);
    }
    String rest = small;
    // Prefixes are removed from the left, so that the longest name is found:
    // /mozilla.org/20050126_1/America/Argentina/Ushuaia.
    while (true) {
      String id = BY_SMALL_NAME.get(rest.replace(' ', '_'));
      if (id != null) {
        return zone(id);
      }
      int slash = small.startsWith("/") ? rest.indexOf('/') : -1;
      if (slash < 0) {
        break;
      }
      rest = rest.substring(slash + 1);
    }
    String windows = TimeZone.getIDForWindowsID(name, "001");
    return Optional.ofNullable(windows == null ? OLD_WINDOWS.get(small) : windows)
        .flatMap(ZoneNames::zone);
  }

  /** Returns a name without the quotes that some programs put around it. */
  public static String unquoted(String sent) {
    String name = sent.strip();
    return name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
        ? name.substring(1, name.length() - 1).strip()
        : name;
  }

  private static Optional<CalendarZone> zone(String id) {
    try {
      return Optional.of(CalendarZone.of(ZoneId.of(id)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
