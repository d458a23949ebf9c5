package org.carillon.webmail.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.format.mime.structure.MessageKind;

/**
 * A search as typed: {@code from:anna subject:"north tower" -is:unread filename:pdf
 * after:2026-10-01 larger:2MB in:archive bells}. All terms must hold; of those joined by {@code OR}
 * one; those after {@code -} or {@code NOT} must not. An invalid line finds nothing and has an
 * error.
 *
 * @param words the words to mark in results, in lower case; empty for none
 * @param in names of the folders to look in, in lower case; empty for any
 * @param notIn names of the folders not to look in, in lower case
 * @param misread the error; empty for a valid line
 */
public record SearchLine(
    SearchTerm tree,
    Query query,
    List<String> words,
    List<String> in,
    List<String> notIn,
    Optional<SearchLineError> misread) {

  public static final SearchLine ALL = new SearchLine(Query.ALL);

  /** The longest line, in chars, and the most chars that its terms may have together. */
  static final int MOST = 500;

  /** The most words; the index searches for no more. */
  static final int MOST_WORDS = 32;

  /** The most chars read: the line written from a tree is longer than the typed one. */
  private static final int MOST_READ = 4 * MOST;

  private static final Query NONE = new Query.Or(List.of());

  private static final SearchTerm NOTHING = new SearchTerm.All(List.of());

  private static final Pattern BLANK = Pattern.compile("\\s+");

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,9}(?:[.,][0-9]{1,3})?)([kmg]?)b?");

  private static final Pattern AGE = Pattern.compile("([1-9][0-9]{0,3})([dwmy])");

  public SearchLine {
    words = List.copyOf(words);
    in = List.copyOf(in);
    notIn = List.copyOf(notIn);
  }

  /** Creates a search that nobody typed: none of its words is marked. */
  public SearchLine(Query query) {
    this(NOTHING, query, List.of(), List.of(), List.of(), Optional.empty());
  }

  static SearchLine read(String typed, SearchNames names) {
    try {
      if (typed.length() > MOST_READ) {
        throw tooLong(typed);
      }
      SearchTerm tree = LineReading.tree(typed);
      List<String> values = tree.values();
      if (values.stream().mapToInt(String::length).sum() > MOST
          || values.stream().mapToInt(SearchLine::wordsIn).sum() > MOST_WORDS) {
        throw tooLong(typed);
      }
      return SearchResolver.line(tree, names);
    } catch (InvalidSearchException what) {
      return new SearchLine(
          NOTHING, NONE, List.of(), List.of(), List.of(), Optional.of(what.why()));
    }
  }

  private static InvalidSearchException tooLong(String typed) {
    return new InvalidSearchException(SearchLineError.Kind.LONG, typed);
  }

  private static int wordsIn(String value) {
    return BLANK.split(value.strip(), -1).length;
  }

  /** Returns whether the search has words, by which results can be ranked. */
  public boolean isRankable() {
    return !words.isEmpty();
  }

  /** Returns whether the search covers a folder, given a test of the folder's names. */
  public boolean isWithin(Predicate<String> goesBy) {
    return (in.isEmpty() || in.stream().anyMatch(goesBy)) && notIn.stream().noneMatch(goesBy);
  }

  /** Returns whether the line names folders to search or to skip. */
  public boolean isOfFolders() {
    return !in.isEmpty() || !notIn.isEmpty();
  }

  /** Returns whether the line has only words, all of which must match. */
  public boolean isPlain() {
    return tree.conjuncts().stream()
        .allMatch(term -> term instanceof SearchTerm.One(String field, _) && field.isEmpty());
  }

  /** The query for a value of {@code is:}; empty for an unknown one. */
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

  /** The moment that many days, weeks, months or years ago: {@code 3d}, {@code 2w}, {@code 1y}. */
  static Optional<Instant> ago(String value, ZonedDateTime now) {
    Matcher age = AGE.matcher(value);
    if (!age.matches()) {
      return Optional.empty();
    }
    int many = Integer.parseInt(age.group(1));
    ZonedDateTime then =
        switch (age.group(2)) {
          case "d" -> now.minusDays(many);
          case "w" -> now.minusWeeks(many);
          case "m" -> now.minusMonths(many);
          default -> now.minusYears(many);
        };
    return Optional.of(then.toInstant());
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

  /** A day: {@code 2026-01-31}, {@code 2026/01/31}. */
  static Optional<LocalDate> day(String value) {
    try {
      return Optional.of(LocalDate.parse(value.replace('/', '-')));
    } catch (DateTimeParseException other) {
      return Optional.empty();
    }
  }
}
