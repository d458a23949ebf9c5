package org.carillon.webadmin.setting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.web.Texts;

/**
 * Sizes as people write them: {@code 2 GB} is 2,000,000,000 octets as everywhere in the web
 * applications, {@code 50 MiB} is 52,428,800 (IEC 80000-13). {@link #read} parses the output of
 * {@link #shown} as the same size.
 */
final class Octets {
  private static final Pattern FORM = Pattern.compile("(" + Numbers.FORM + ")\\s*(\\p{L}*)\\.?");

  /** A unit, those of one kind from the smallest to the largest. */
  private enum Unit {
    BYTES(1),
    KB(1_000),
    MB(1_000_000),
    GB(1_000_000_000),
    TB(1_000_000_000_000L),
    KIB(1L << 10),
    MIB(1L << 20),
    GIB(1L << 30),
    TIB(1L << 40);

    private final long octets;

    Unit(long octets) {
      this.octets = octets;
    }

    /** Returns whether this word names it: {@code gb}, also {@code g}. */
    boolean isSaidBy(String word) {
      String name = name().toLowerCase(Locale.ROOT);
      return this == BYTES
          ? word.isEmpty() || word.matches("b|bytes?|octets?")
          : word.equals(name) || octets % 1_000 == 0 && word.equals(name.substring(0, 1));
    }
  }

  private final Texts texts;
  private final Numbers numbers;

  Octets(Texts texts) {
    this.texts = texts;
    this.numbers = Numbers.in(texts.locale());
  }

  /** Formats a size exactly, in the unit with the smallest number. */
  String shown(long octets) {
    Unit fitting = Unit.BYTES;
    for (Unit unit : Unit.values()) {
      if (octets > 0 && octets % unit.octets == 0 && unit.octets > fitting.octets) {
        fitting = unit;
      }
    }
    return texts.of(
        "size.exact." + fitting.name().toLowerCase(Locale.ROOT), octets / fitting.octets);
  }

  /** Formats a rounded size; empty if it is a round number of kilobytes, megabytes … */
  String about(long octets) {
    if (octets < Unit.KB.octets || octets % Unit.KB.octets == 0) {
      return "";
    }
    Unit fitting = Unit.KB;
    for (Unit unit : Unit.values()) {
      if (unit.octets % 1_000 == 0 && octets >= unit.octets && unit.octets > fitting.octets) {
        fitting = unit;
      }
    }
    return texts.of(
        "size.about." + fitting.name().toLowerCase(Locale.ROOT), (double) octets / fitting.octets);
  }

  /** Parses a size; empty if it is none. A size without a unit is in bytes. */
  OptionalLong read(String typed) {
    Matcher form = FORM.matcher(typed.strip());
    if (!form.matches()) {
      return OptionalLong.empty();
    }
    String word = form.group(2).toLowerCase(Locale.ROOT);
    Optional<Unit> unit =
        Arrays.stream(Unit.values()).filter(one -> one.isSaidBy(word)).findFirst();
    Optional<BigDecimal> count = numbers.read(form.group(1));
    if (unit.isEmpty() || count.isEmpty()) {
      return OptionalLong.empty();
    }
    BigDecimal octets = count.get().multiply(BigDecimal.valueOf(unit.get().octets));
    try {
      return OptionalLong.of(octets.setScale(0, RoundingMode.HALF_UP).longValueExact());
    } catch (ArithmeticException tooMany) {
      return OptionalLong.empty();
    }
  }
}
