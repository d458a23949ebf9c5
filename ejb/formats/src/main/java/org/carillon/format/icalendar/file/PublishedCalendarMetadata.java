package org.carillon.format.icalendar.file;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.format.icalendar.time.CalendarDuration;

/**
 * The metadata of a published calendar.
 *
 * @param refresh the time between two fetches: REFRESH-INTERVAL (RFC 7986 §5.7), or its older form
 *     X-PUBLISHED-TTL
 */
public record PublishedCalendarMetadata(Optional<Duration> refresh) {
  private static final List<Pattern> REFRESH =
      Stream.of("REFRESH-INTERVAL", "X-PUBLISHED-TTL")
          .map(name -> Pattern.compile(name + "(?:;[^:]*)?:(.*)"))
          .toList();

  /** Returns the metadata of a file. Of several calendars, the first with metadata counts. */
  public static PublishedCalendarMetadata of(byte[] octets) {
    List<String> lines =
        CalendarFileSplitter.of(octets).calendars().stream()
            .flatMap(calendar -> calendar.lines().stream())
            .map(line -> line.toUpperCase(Locale.ROOT).strip())
            .toList();
    return new PublishedCalendarMetadata(
        REFRESH.stream()
            .flatMap(form -> lines.stream().map(form::matcher))
            .filter(line -> line.matches())
            .flatMap(line -> CalendarDuration.parse(line.group(1)).stream())
            .filter(wait -> !wait.isNegative() && !wait.isZero())
            .map(wait -> Duration.ofDays(wait.days()).plusSeconds(wait.seconds()))
            .findFirst());
  }
}
