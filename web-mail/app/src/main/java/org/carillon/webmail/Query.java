package org.carillon.webmail;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.search.WordSearch;
import org.carillon.webmail.read.People;

/**
 * What the search field says: {@code from:anna subject:"north tower" is:unread has:file
 * after:2026-10-01 larger:2MB in:archive bells}. All terms must hold. Words are looked for by the
 * index; messages that are not indexed yet are compared without case, and text is looked for in
 * their subject, people and first words.
 *
 * @param from texts the sender must contain
 * @param to texts a recipient must contain
 * @param subject texts the subject must contain
 * @param text texts that must be somewhere
 * @param unread whether it must be unread
 * @param read whether it must be read
 * @param starred whether it must have a star
 * @param attached whether it must have an attachment
 * @param kind what it must be ({@code voice}, {@code fax}, {@code text}, {@code multimedia}); empty
 *     for anything
 * @param after the day before the first on which it may have come
 * @param before the day behind the last
 * @param larger it must have more octets than that; 0 for any size
 * @param smaller it must have fewer octets than that; {@link Long#MAX_VALUE} for any size
 * @param in names of the folders it must lie in; empty for any
 * @param odd the terms that look like filters and are none, as typed: looked for as text, or, where
 *     there is such a filter, not at all
 */
public record Query(
    List<String> from,
    List<String> to,
    List<String> subject,
    List<String> text,
    boolean unread,
    boolean read,
    boolean starred,
    boolean attached,
    String kind,
    LocalDate after,
    LocalDate before,
    long larger,
    long smaller,
    List<String> in,
    List<String> odd) {

  /** The longest query, in chars; what follows is ignored. */
  static final int MOST = 500;

  private static final Pattern TERM = Pattern.compile("(?:(\\w+):)?(?:\"([^\"]*)\"|(\\S+))");

  /** A filter's name; a time ({@code 12:30}) or an address of the web begins otherwise. */
  private static final Pattern NAME = Pattern.compile("[a-z]{2,12}");

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,9}(?:[.,][0-9]{1,3})?)([kmg]?)b?");

  /** Reads what was typed; any text is a query. */
  public static Query parse(String typed) {
    List<String> from = new ArrayList<>();
    List<String> to = new ArrayList<>();
    List<String> subject = new ArrayList<>();
    List<String> text = new ArrayList<>();
    List<String> in = new ArrayList<>();
    List<String> odd = new ArrayList<>();
    boolean unread = false;
    boolean read = false;
    boolean starred = false;
    boolean attached = false;
    String kind = "";
    LocalDate after = LocalDate.MIN;
    LocalDate before = LocalDate.MAX;
    long larger = 0;
    long smaller = Long.MAX_VALUE;
    Matcher term = TERM.matcher(typed.substring(0, Math.min(typed.length(), MOST)));
    while (term.find()) {
      String value =
          (term.group(2) == null ? term.group(3) : term.group(2)).toLowerCase(Locale.ROOT);
      String field = term.group(1) == null ? "" : term.group(1).toLowerCase(Locale.ROOT);
      switch (field + ":" + value) {
        case "is:unread" -> unread = true;
        case "is:read" -> read = true;
        case "is:starred" -> starred = true;
        case "is:voice", "is:fax", "is:text", "is:multimedia" -> kind = value;
        case "has:file", "has:attachment" -> attached = true;
        default -> {
          switch (field) {
            case "from" -> from.add(value);
            case "to", "cc" -> to.add(value);
            case "subject" -> subject.add(value);
            case "in" -> in.add(value);
            case "after" -> after = told(day(value), term, odd).orElse(after);
            case "before" -> before = told(day(value), term, odd).orElse(before);
            case "larger" -> larger = told(size(value), term, odd).orElse(larger);
            case "smaller" -> smaller = told(size(value), term, odd).orElse(smaller);
            case "is", "has" -> odd.add(term.group());
            default -> {
              text.add(field.isEmpty() ? value : field + ":" + value);
              if (NAME.matcher(field).matches() && !value.startsWith("/")) {
                odd.add(term.group());
              }
            }
          }
        }
      }
    }
    return new Query(
        from, to, subject, text, unread, read, starred, attached, kind, after, before, larger,
        smaller, in, odd);
  }

  /** Notes a term whose value can't be understood. */
  private static <T> Optional<T> told(Optional<T> value, Matcher term, List<String> odd) {
    if (value.isEmpty()) {
      odd.add(term.group());
    }
    return value;
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

  /** What the index is asked; empty when there are no words to look for. */
  Optional<WordSearch> words() {
    List<WordSearch.Term> terms = new ArrayList<>();
    add(WordSearch.Area.FROM, from, terms);
    add(WordSearch.Area.TO, to, terms);
    add(WordSearch.Area.SUBJECT, subject, terms);
    add(WordSearch.Area.ANYWHERE, text, terms);
    return terms.isEmpty() ? Optional.empty() : Optional.of(new WordSearch(terms));
  }

  private static void add(WordSearch.Area area, List<String> texts, List<WordSearch.Term> terms) {
    texts.forEach(words -> terms.add(new WordSearch.Term(area, words, true)));
  }

  /** What is left to ask of a message whose words fit. */
  Query withoutWords() {
    List<String> none = List.of();
    return new Query(
        none, none, none, none, unread, read, starred, attached, kind, after, before, larger,
        smaller, in, odd);
  }

  /** Whether text must be looked for in the message itself. */
  public boolean needsWords() {
    return !text.isEmpty();
  }

  /** Whether a message may have come on that day. */
  boolean admits(LocalDate day) {
    return day.isAfter(after) && day.isBefore(before);
  }

  /** Whether a message may have so many octets. */
  boolean admitsSize(long octets) {
    return octets > larger && octets < smaller;
  }

  /** Whether it asks for what only a message's structure says. */
  boolean needsStructure() {
    return attached;
  }

  /** Whether it asks for when a message came, or how large it is. */
  boolean needsSummary() {
    return after.isAfter(LocalDate.MIN)
        || before.isBefore(LocalDate.MAX)
        || larger > 0
        || smaller < Long.MAX_VALUE;
  }

  /** The words to show where they were found, in lower case. */
  public List<String> shown() {
    return Stream.of(from, to, subject, text).flatMap(List::stream).toList();
  }

  /** Whether a message may be of that kind. */
  boolean admits(String itsKind) {
    return kind.isEmpty() || kind.equals(itsKind);
  }

  /** Whether flags alone rule a message out. */
  boolean admits(long flags) {
    return !(unread && Flag.SEEN.in(flags))
        && !(read && !Flag.SEEN.in(flags))
        && !(starred && !Flag.FLAGGED.in(flags));
  }

  /**
   * Whether a message is meant.
   *
   * @param senders the From field
   * @param recipients the To and Cc fields
   * @param title the subject
   * @param files whether it has attachments
   * @param words what it begins with
   */
  boolean matches(
      List<People.Person> senders,
      List<People.Person> recipients,
      String title,
      boolean files,
      String words) {
    String lowerTitle = title.toLowerCase(Locale.ROOT);
    return (files || !attached)
        && from.stream().allMatch(part -> anyone(senders, part))
        && to.stream().allMatch(part -> anyone(recipients, part))
        && subject.stream().allMatch(lowerTitle::contains)
        && text.stream()
            .allMatch(
                part ->
                    lowerTitle.contains(part)
                        || anyone(senders, part)
                        || anyone(recipients, part)
                        || words.toLowerCase(Locale.ROOT).contains(part));
  }

  private static boolean anyone(List<People.Person> people, String part) {
    return people.stream()
        .anyMatch(
            person ->
                person.name().toLowerCase(Locale.ROOT).contains(part)
                    || person.address().toLowerCase(Locale.ROOT).contains(part));
  }
}
