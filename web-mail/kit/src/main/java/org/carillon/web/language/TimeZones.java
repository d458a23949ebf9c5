package org.carillon.web.language;

import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Time zones for choosing and reading, named by their places (CLDR). */
public final class TimeZones {
  private TimeZones() {}

  /**
   * A time zone.
   *
   * @param id its name in the tz database
   * @param label its current offset from UTC, its place and its country
   */
  public record Choice(String id, String label) {}

  /** All time zones, from west to east. */
  public static List<Choice> all(Locale language, Instant now) {
    Set<String> known = ZoneId.getAvailableZoneIds();
    return TimeZone.getAvailableIDs(TimeZone.SystemTimeZoneType.CANONICAL_LOCATION, null, null)
        .stream()
        .map(id -> Optional.ofNullable(TimeZone.getIanaID(id)).filter(known::contains).orElse(id))
        .filter(known::contains)
        .map(ZoneId::of)
        .map(zone -> new Choice(zone.getId(), label(zone, language, now)))
        .sorted(
            Comparator.comparingInt(
                    (Choice one) -> offset(ZoneId.of(one.id), now).getTotalSeconds())
                .thenComparing(Choice::label))
        .toList();
  }

  public static String label(ZoneId zone, Locale language, Instant now) {
    ULocale locale = ULocale.forLocale(language);
    String id = zone.getId();
    String place =
        Optional.ofNullable(
                TimeZoneNames.getInstance(locale).getExemplarLocationName(canonical(id)))
            .orElse(id);
    String country = LocaleDisplayNames.getInstance(locale).regionDisplayName(region(zone)).strip();
    ZoneOffset offset = offset(zone, now);
    return "(UTC"
        + (offset.getTotalSeconds() == 0 ? "" : offset.getId())
        + ") "
        + (country.isEmpty() || place.equals(country) ? place : place + ", " + country);
  }

  /** The zone's CLDR name. */
  private static String canonical(String id) {
    return Optional.ofNullable(TimeZone.getCanonicalID(id)).orElse(id);
  }

  private static String region(ZoneId zone) {
    try {
      String region = TimeZone.getRegion(zone.getId());
      return region.equals("001") ? "" : region;
    } catch (IllegalArgumentException nowhere) {
      return "";
    }
  }

  private static ZoneOffset offset(ZoneId zone, Instant now) {
    return zone.getRules().getOffset(now);
  }
}
