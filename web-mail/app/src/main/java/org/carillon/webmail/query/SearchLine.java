package org.carillon.webmail.query;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
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
import org.carillon.contract.mailbox.search.WordSearch;
import org.carillon.format.mime.structure.MessageKind;

/**
 * What the search field says: {@code from:anna subject:"north tower" is:unread has:file
 * after:2026-10-01 larger:2MB in:archive bells}. All terms must hold.
 *
 * @param query what is looked for
 * @param words the words to show where they were found, in lower case; empty when none are looked
 *     for
 * @param in names of the folders to look in; empty for any
 * @param odd the terms that look like filters and are none, as typed: looked for as text, or, where
 *     there is such a filter, not at all
 */
public record SearchLine(Query query, List<String> words, List<String> in, List<String> odd) {

  /** The longest line, in chars; what follows is ignored. */
  static final int MOST = 500;

  private static final Pattern TERM = Pattern.compile("(?:(\\w+):)?(?:\"([^\"]*)\"|(\\S+))");

  /** A filter's name; a time ({@code 12:30}) or an address of the web begins otherwise. */
  private static final Pattern NAME = Pattern.compile("[a-z]{2,12}");

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,9}(?:[.,][0-9]{1,3})?)([kmg]?)b?");

  /** Keeps copies. */
  public SearchLine {
    words = List.copyOf(words);
    in = List.copyOf(in);
    odd = List.copyOf(odd);
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
    Reading reading = new Reading(labels);
    Matcher term = TERM.matcher(typed.substring(0, Math.min(typed.length(), MOST)));
    while (term.find()) {
      reading.term(
          term.group(1) == null ? "" : term.group(1).toLowerCase(Locale.ROOT),
          (term.group(2) == null ? term.group(3) : term.group(2)).toLowerCase(Locale.ROOT),
          term.group());
    }
    return reading.line();
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
      case Query.Not(Query one) -> isOfFlags(one);
      case Query.HasFlag _, Query.HasKeyword _ -> true;
      default -> false;
    };
  }

  /** The terms that were read so far. */
  private static final class Reading {
    private final Function<String, Optional<String>> labels;
    private final List<Query> filters = new ArrayList<>();
    private final List<WordSearch.Term> words = new ArrayList<>();
    private final List<String> in = new ArrayList<>();
    private final List<String> odd = new ArrayList<>();

    Reading(Function<String, Optional<String>> labels) {
      this.labels = labels;
    }

    void term(String field, String value, String typed) {
      switch (field) {
        case "from" -> words(WordSearch.Area.FROM, value);
        case "to", "cc" -> words(WordSearch.Area.TO, value);
        case "subject" -> words(WordSearch.Area.SUBJECT, value);
        case "in" -> in.add(value);
        case "rfc822msgid" ->
            filter(Optional.of(new Query.HeaderField("Message-ID", value)), typed);
        case "is" -> filter(state(value), typed);
        case "label" -> filter(labels.apply(value).map(Query.HasKeyword::new), typed);
        case "has" ->
            filter(
                value.equals("file") || value.equals("attachment")
                    ? Optional.of(new Query.HasAttachment())
                    : Optional.empty(),
                typed);
        case "after" -> filter(day(value).map(SearchLine::after), typed);
        case "before" ->
            filter(day(value).map(day -> new Query.ArrivedOn(DayOrder.BEFORE, day)), typed);
        case "larger" -> filter(size(value).map(Query.LargerThan::new), typed);
        case "smaller" -> filter(size(value).map(Query.SmallerThan::new), typed);
        default -> {
          words(WordSearch.Area.ANYWHERE, field.isEmpty() ? value : field + ":" + value);
          if (NAME.matcher(field).matches() && !value.startsWith("/")) {
            odd.add(typed);
          }
        }
      }
    }

    private void words(WordSearch.Area area, String value) {
      words.add(new WordSearch.Term(area, value, true));
    }

    /** Notes a term whose value can't be understood. */
    private void filter(Optional<? extends Query> filter, String typed) {
      filter.ifPresentOrElse(filters::add, () -> odd.add(typed));
    }

    SearchLine line() {
      List<Query> all = new ArrayList<>(filters);
      if (!words.isEmpty()) {
        all.add(new Query.Words(new WordSearch(words)));
      }
      return new SearchLine(
          new Query.And(all), words.stream().map(WordSearch.Term::text).toList(), in, odd);
    }
  }

  /** What {@code is:} says. */
  private static Optional<Query> state(String value) {
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

  private static Query after(LocalDate day) {
    return new Query.Not(
        new Query.Or(
            List.of(
                new Query.ArrivedOn(DayOrder.BEFORE, day), new Query.ArrivedOn(DayOrder.ON, day))));
  }

  /** A size in octets: {@code 1.5MB}, {@code 300k}, {@code 2000000}. */
  private static Optional<Long> size(String value) {
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

  private static Optional<LocalDate> day(String value) {
    try {
      return Optional.of(LocalDate.parse(value));
    } catch (DateTimeParseException other) {
      return Optional.empty();
    }
  }
}
