package org.carillon.format.icalendar.time;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Interprets informal zone names: an offset ({@code GMT+0100}), an abbreviation ({@code MEZ}), or
 * an offset and places as in Exchange ({@code (UTC+01:00) Amsterdam, Berlin}).
 */
final class InformalZoneNames {
  private static final Pattern OFFSET =
      Pattern.compile(
          "\\(?(?:gmt|utc|ut)?\\s*([+-])\\s*(\\d{1,2})(?:[:.]?(\\d{2}))?\\)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SHOWN =
      Pattern.compile(
          "\\((?:gmt|utc)(?:\\s*([+-])\\s*(\\d{1,2})[:.]?(\\d{2}))?\\)\\s*(.+)",
          Pattern.CASE_INSENSITIVE);

  /** Zones for offsets that are not whole hours, by minutes. The offset applies all year. */
  private static final Map<Integer, String> BROKEN_HOURS =
      Map.of(
          -570, "Pacific/Marquesas",
          210, "Asia/Tehran",
          270, "Asia/Kabul",
          330, "Asia/Kolkata",
          345, "Asia/Kathmandu",
          390, "Asia/Yangon",
          570, "Australia/Darwin");

  /** Zones for names of summer and winter time, each in the country with most of its users. */
  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("mez", "Europe/Berlin"),
          Map.entry("mesz", "Europe/Berlin"),
          Map.entry("cest", "Europe/Berlin"),
          Map.entry("bst", "Europe/London"),
          Map.entry("west", "Europe/Lisbon"),
          Map.entry("eest", "Europe/Helsinki"),
          Map.entry("msk", "Europe/Moscow"),
          Map.entry("est", "America/New_York"),
          Map.entry("edt", "America/New_York"),
          Map.entry("et", "America/New_York"),
          Map.entry("eastern time", "America/New_York"),
          Map.entry("cst", "America/Chicago"),
          Map.entry("cdt", "America/Chicago"),
          Map.entry("ct", "America/Chicago"),
          Map.entry("central time", "America/Chicago"),
          Map.entry("mst", "America/Denver"),
          Map.entry("mdt", "America/Denver"),
          Map.entry("mt", "America/Denver"),
          Map.entry("mountain time", "America/Denver"),
          Map.entry("pst", "America/Los_Angeles"),
          Map.entry("pdt", "America/Los_Angeles"),
          Map.entry("pt", "America/Los_Angeles"),
          Map.entry("pacific time", "America/Los_Angeles"),
          Map.entry("akst", "America/Anchorage"),
          Map.entry("akdt", "America/Anchorage"),
          Map.entry("alaska", "America/Anchorage"),
          Map.entry("hst", "Pacific/Honolulu"),
          Map.entry("hawaii", "Pacific/Honolulu"),
          Map.entry("ast", "America/Halifax"),
          Map.entry("adt", "America/Halifax"),
          Map.entry("atlantic time", "America/Halifax"),
          Map.entry("nst", "America/St_Johns"),
          Map.entry("ndt", "America/St_Johns"),
          Map.entry("newfoundland", "America/St_Johns"),
          Map.entry("brt", "America/Sao_Paulo"),
          Map.entry("brasilia", "America/Sao_Paulo"),
          Map.entry("ist", "Asia/Kolkata"),
          Map.entry("mumbai", "Asia/Kolkata"),
          Map.entry("beijing", "Asia/Shanghai"),
          Map.entry("jst", "Asia/Tokyo"),
          Map.entry("kst", "Asia/Seoul"),
          Map.entry("hkt", "Asia/Hong_Kong"),
          Map.entry("sgt", "Asia/Singapore"),
          Map.entry("aest", "Australia/Sydney"),
          Map.entry("aedt", "Australia/Sydney"),
          Map.entry("acst", "Australia/Adelaide"),
          Map.entry("acdt", "Australia/Adelaide"),
          Map.entry("awst", "Australia/Perth"),
          Map.entry("nzst", "Pacific/Auckland"),
          Map.entry("nzdt", "Pacific/Auckland"),
          Map.entry("sast", "Africa/Johannesburg"));

  /** Zones of the tz database by the place in their name. */
  private static final Map<String, List<String>> PLACES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(id -> id.indexOf('/') > 0 && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
          .sorted()
          .collect(Collectors.groupingBy(InformalZoneNames::place));

  private InformalZoneNames() {}

  /** Returns the name in the tz database of the zone that is meant, or empty if it is unknown. */
  static Optional<String> find(String name) {
    String small = name.strip().toLowerCase(Locale.ROOT);
    Matcher offset = OFFSET.matcher(small);
    if (offset.matches()) {
      return fixed(minutes(offset));
    }
    Matcher shown = SHOWN.matcher(small);
    if (shown.matches()) {
      int minutes = shown.group(1) == null ? 0 : minutes(shown);
      return shown(shown.group(4), minutes).or(() -> fixed(minutes));
    }
    return Optional.ofNullable(SHORT.get(small));
  }

  private static int minutes(Matcher offset) {
    int minutes =
        Integer.parseInt(offset.group(2)) * 60
            + (offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3)));
    return offset.group(1).equals("-") ? -minutes : minutes;
  }

  /** Returns the zone of a fixed offset. The names in the tz database have the opposite sign. */
  private static Optional<String> fixed(int minutes) {
    if (minutes % 60 != 0) {
      return Optional.ofNullable(BROKEN_HOURS.get(minutes));
    }
    int hours = minutes / 60;
    return hours < -12 || hours > 14
        ? Optional.empty()
        : Optional.of(
            hours == 0 ? "Etc/UTC" : "Etc/GMT" + (hours > 0 ? "-" : "+") + Math.abs(hours));
  }

  /** Returns the zone of the first place or abbreviation whose winter offset matches. */
  private static Optional<String> shown(String places, int minutes) {
    for (String place : places.split("[,(]", 20)) {
      String plain = place.replace(')', ' ').strip();
      List<String> known =
          Optional.ofNullable(SHORT.get(plain))
              .map(List::of)
              .orElseGet(() -> PLACES.getOrDefault(plain, List.of()));
      Optional<String> fits = fitting(known, minutes);
      if (fits.isPresent()) {
        return fits;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> fitting(Collection<String> known, int minutes) {
    return known.stream()
        .filter(
            id ->
                ZoneId.of(id)
                        .getRules()
                        .getStandardOffset(Instant.EPOCH.plusSeconds(1_700_000_000))
                        .getTotalSeconds()
                    == minutes * 60)
        .findFirst();
  }

  private static String place(String id) {
    return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ').toLowerCase(Locale.ROOT);
  }
}
