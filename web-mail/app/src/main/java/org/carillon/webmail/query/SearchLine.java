package org.carillon.webmail.query;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.contract.mailbox.search.Query.DayOrder;
import org.carillon.format.mime.structure.MessageKind;

/**
 * What the search field says: {@code from:anna subject:"north tower" is:unread has:file
 * after:2026-10-01 larger:2MB in:archive bells}. All terms must hold; of those with {@code OR}
 * between them one: {@code (from:anna OR from:ben) has:file}.
 *
 * @param query what is looked for
 * @param words the words to show where they were found, in lower case; empty when none are looked
 *     for
 * @param in names of the folders to look in; empty for any
 * @param odd the terms that look like filters and are none, as typed: looked for as text, or, where
 *     there is such a filter, not at all; and what is left over of {@code OR} and parentheses
 * @param either what it comes to where it has an {@code OR}: all of these must hold, of each one;
 *     empty otherwise
 */
public record SearchLine(
    Query query, List<String> words, List<String> in, List<String> odd, List<List<String>> either) {

  /** The longest line, in chars; what follows is ignored. */
  static final int MOST = 500;

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,9}(?:[.,][0-9]{1,3})?)([kmg]?)b?");

  /** Keeps copies. */
  public SearchLine {
    words = List.copyOf(words);
    in = List.copyOf(in);
    odd = List.copyOf(odd);
    either = either.stream().map(List::copyOf).toList();
  }

  /** What nobody typed: no word of it is shown. */
  public SearchLine(Query query) {
    this(query, List.of(), List.of(), List.of(), List.of());
  }

  /** Reads what was typed; any text is a search. */
  public static SearchLine parse(String typed) {
    return parse(typed, _ -> Optional.empty());
  }

  /**
   * Reads what was typed where there are labels.
   *
   * @param labels the keyword of a label, by the name in lower case; empty for none
   */
  public static SearchLine parse(String typed, Function<String, Optional<String>> labels) {
    return new LineReading(labels, typed.substring(0, Math.min(typed.length(), MOST))).line();
  }

  /** Whether there are words that can fit better or worse. */
  public boolean isRankable() {
    return !words.isEmpty();
  }

  /** Whether nothing is looked for but flags and keywords, which a list shows beside messages. */
  public boolean isOfFlags() {
    return words.isEmpty() && in.isEmpty() && isOfFlags(query);
  }

  private static boolean isOfFlags(Query query) {
    return switch (query) {
      case Query.And(List<Query> all) -> all.stream().allMatch(SearchLine::isOfFlags);
      case Query.Or(List<Query> some) -> some.stream().allMatch(SearchLine::isOfFlags);
      case Query.Not(Query one) -> isOfFlags(one);
      case Query.HasFlag _, Query.HasKeyword _ -> true;
      default -> false;
    };
  }

  /** What {@code is:} says. */
  static Optional<Query> state(String value) {
    return switch (value) {
      case "unread" -> Optional.of(new Query.Not(new Query.HasFlag(Flag.SEEN)));
      case "read" -> Optional.of(new Query.HasFlag(Flag.SEEN));
      case "starred" -> Optional.of(new Query.HasFlag(Flag.FLAGGED));
      default ->
          Arrays.stream(MessageKind.values())
              .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(value))
              .findFirst()
              .map(kind -> new Query.HasKeyword(kind.keyword()));
    };
  }

  static Query after(LocalDate day) {
    return new Query.Not(
        new Query.Or(
            List.of(
                new Query.ArrivedOn(DayOrder.BEFORE, day), new Query.ArrivedOn(DayOrder.ON, day))));
  }

  /** A size in octets: {@code 1.5MB}, {@code 300k}, {@code 2000000}. */
  static Optional<Long> size(String value) {
    Matcher size = SIZE.matcher(value);
    if (!size.matches()) {
      return Optional.empty();
    }
    int power =
        switch (size.group(2)) {
          case "k" -> 3;
          case "m" -> 6;
          case "g" -> 9;
          default -> 0;
        };
    return Optional.of(
        new BigDecimal(size.group(1).replace(',', '.')).scaleByPowerOfTen(power).longValue());
  }

  static Optional<LocalDate> day(String value) {
    try {
      return Optional.of(LocalDate.parse(value));
    } catch (DateTimeParseException other) {
      return Optional.empty();
    }
  }
}
