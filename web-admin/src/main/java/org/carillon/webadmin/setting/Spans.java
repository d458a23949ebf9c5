package org.carillon.webadmin.setting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.web.Texts;

/**
 * Durations as people write them: {@code 45 days}, {@code 1 h 30 min}, in English and in the
 * reader's language, and as in ISO 8601. {@link #read} parses the output of {@link #shown} as the
 * same duration.
 */
final class Spans {
  private static final Duration YEAR = Duration.ofDays(365);

  private static final Pattern PART =
      Pattern.compile("(" + Numbers.FORM + ")\\s*(\\p{L}+)\\.?(?:\\s|,|\\+|&|$)*");

  private static final Pattern BETWEEN = Pattern.compile("(?U)\\b(?:and|und)\\b");

  /** A unit, the longest first. */
  private enum Unit {
    YEARS(YEAR, "year", "years"),
    WEEKS(Duration.ofDays(7), "w", "week", "weeks"),
    DAYS(Duration.ofDays(1), "d", "day", "days"),
    HOURS(Duration.ofHours(1), "h", "hr", "hrs", "hour", "hours"),
    MINUTES(Duration.ofMinutes(1), "m", "min", "mins", "minute", "minutes"),
    SECONDS(Duration.ofSeconds(1), "s", "sec", "secs", "second", "seconds"),
    MILLISECONDS(Duration.ofMillis(1), "ms", "millisecond", "milliseconds");

    private final Duration length;
    private final List<String> words;

    Unit(Duration length, String... words) {
      this.length = length;
      this.words = List.of(words);
    }

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Texts texts;
  private final Numbers numbers;

  Spans(Texts texts) {
    this.texts = texts;
    this.numbers = Numbers.in(texts.locale());
  }

  /** Formats a duration in the longest unit that divides it; days at most. */
  String shown(Duration span) {
    for (Unit unit : List.of(Unit.DAYS, Unit.HOURS, Unit.MINUTES, Unit.SECONDS)) {
      long count = span.dividedBy(unit.length);
      if (count > 0 && unit.length.multipliedBy(count).equals(span)) {
        return texts.of("span." + unit.key(), count);
      }
    }
    return span.isZero()
        ? texts.of("span.seconds", 0)
        : texts.of("span.milliseconds", span.toMillis());
  }

  /** Parses a duration; empty if it is none. A number without a unit is invalid, unless it is 0. */
  Optional<Duration> read(String typed) {
    String text =
        BETWEEN.matcher(typed.strip().toLowerCase(texts.locale())).replaceAll(" ").strip();
    if (text.matches("0+")) {
      return Optional.of(Duration.ZERO);
    }
    try {
      return text.startsWith("p")
          ? Optional.of(Duration.parse(typed.strip()))
          : sum(PART.matcher(text), text.length());
    } catch (DateTimeException | ArithmeticException notOne) {
      return Optional.empty();
    }
  }

  private Optional<Duration> sum(Matcher parts, int end) {
    Duration sum = Duration.ZERO;
    int at = 0;
    while (at < end) {
      if (!parts.find(at) || parts.start() != at) {
        return Optional.empty();
      }
      Optional<Unit> unit = unit(parts.group(2));
      Optional<BigDecimal> count = numbers.read(parts.group(1));
      if (unit.isEmpty() || count.isEmpty()) {
        return Optional.empty();
      }
      BigDecimal millis = count.get().multiply(BigDecimal.valueOf(unit.get().length.toMillis()));
      sum = sum.plusMillis(millis.setScale(0, RoundingMode.UNNECESSARY).longValueExact());
      at = parts.end();
    }
    return end == 0 ? Optional.empty() : Optional.of(sum);
  }

  private Optional<Unit> unit(String word) {
    return Arrays.stream(Unit.values())
        .filter(unit -> unit.words.contains(word) || own(unit).contains(word))
        .findFirst();
  }

  /** The unit's names in the reader's language. */
  private List<String> own(Unit unit) {
    return List.of(texts.of("span.words." + unit.key()).split("[ ,]+"));
  }
}
