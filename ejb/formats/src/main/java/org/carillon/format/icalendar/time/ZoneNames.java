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
 * Zones by the names that programs give them: of the tz database, with a maker's prefix ({@code
 * /freeassociation.sourceforge.net/Europe/Berlin}), and Windows' own ({@code W. Europe Standard
 * Time}, by the table of CLDR).
 */
public final class ZoneNames {
  private static final int LONGEST = 200;

  private static final Map<String, String> BY_SMALL_NAME =
      ZoneId.getAvailableZoneIds().stream()
          .filter(id -> !id.startsWith("SystemV/"))
          .collect(
              Collectors.toUnmodifiableMap(
                  id -> id.toLowerCase(Locale.ROOT), id -> id, (a, b) -> a));

  /** Names that stand for UTC besides the database's. */
  private static final Set<String> UTC =
      Set.of("utc", "z", "gmt", "etc/utc", "coordinated universal time", "tzone://microsoft/utc");

  /** Names that Windows has still and CLDR has no more. */
  private static final Map<String, String> OLD_WINDOWS =
      Map.of(
          "armenian standard time", "Asia/Yerevan",
          "kamchatka standard time", "Asia/Kamchatka",
          "mexico standard time", "America/Mexico_City",
          "mid-atlantic standard time", "Etc/GMT+2");

  /** By names as they are given, each of which weighs its characters. */
  private static final WeighedCache<String, CalendarZone> KNOWN = new WeighedCache<>(100_000);

  private ZoneNames() {}

  /** The zone of a name; empty when nobody knows it. */
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

  /**
   * The zone of a name, also of an offset or of words that may mean several ({@link SpokenZones}):
   * for what is defined nowhere.
   */
  public static Optional<CalendarZone> meant(String name) {
    return find(name)
        .or(
            () ->
                name.length() > LONGEST
                    ? Optional.empty()
                    : SpokenZones.find(unquoted(name)).flatMap(ZoneNames::zone));
  }

  /** A zone that has the same offsets at all times of a span: by its name, or one offset. */
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

  /** The next change of the clock; where there is none before it, the end. */
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
    // From the left: of /mozilla.org/20050126_1/America/Argentina/Ushuaia the longest name counts.
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

  /** A name without the quotes that some programs write around it. */
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
