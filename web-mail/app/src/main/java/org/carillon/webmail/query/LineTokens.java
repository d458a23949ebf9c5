package org.carillon.webmail.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a search line into tokens. */
final class LineTokens {

  /** Words between terms, or before one. */
  static final Set<String> JOINING = Set.of("OR", "|", "AND", "NOT", "AROUND");

  /** A filter's name and its argument. */
  private static final Pattern FILTER = Pattern.compile("(?i)([a-z][a-z0-9_-]{1,29}):(.*)");

  /** An argument that does not follow an unknown filter's name, as in a web URL. */
  private static final Pattern NOT_ABOUT = Pattern.compile("[:/].*");

  private static final String QUOTES = "\"“”„";

  private static final String OPENING = "({";

  private static final String CLOSING = ")}";

  private final String line;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  /** A piece of a line. */
  sealed interface Token {
    String typed();
  }

  /** One of {@link #JOINING}, an excluding hyphen, or a parenthesis or brace. */
  record Sign(String typed) implements Token {}

  /** A filter's name, when a parenthesis, a quoted text or a word follows. */
  record Name(String typed) implements Token {
    String filter() {
      return SearchTerm.lower(typed.substring(0, typed.length() - 1));
    }
  }

  /** A word, or a text in quotation marks. */
  record Text(String typed, String value) implements Token {}

  private LineTokens(String line) {
    this.line = line;
  }

  /** The tokens of a line, in order. */
  static List<Token> of(String line) throws InvalidSearchException {
    LineTokens cut = new LineTokens(line);
    while (cut.at < line.length()) {
      cut.next();
    }
    return cut.tokens;
  }

  /** The filter's name at the beginning of a word; empty for none. */
  static Optional<String> filter(String word) {
    Matcher filter = FILTER.matcher(word);
    return filter.matches()
            && (isKnown(filter.group(1)) || !NOT_ABOUT.matcher(filter.group(2)).matches())
        ? Optional.of(filter.group(1))
        : Optional.empty();
  }

  private static boolean isKnown(String filter) {
    return LineReading.FILTERS.contains(SearchTerm.lower(filter));
  }

  static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** Returns whether a text has a quotation mark; a quoted text has none. */
  static boolean hasQuote(String text) {
    return text.chars().anyMatch(c -> isQuote((char) c));
  }

  private static boolean isQuote(char c) {
    return QUOTES.indexOf(c) >= 0;
  }

  private void next() throws InvalidSearchException {
    char c = line.charAt(at);
    if (isBlank(c)) {
      at++;
    } else if (isGrouping(c) || isExclusion()) {
      tokens.add(new Sign(String.valueOf(c)));
      at++;
    } else if (isQuote(c)) {
      quoted();
    } else {
      word();
    }
  }

  /** Returns whether the character is a parenthesis or brace. */
  static boolean isGrouping(int c) {
    return OPENING.indexOf(c) >= 0 || CLOSING.indexOf(c) >= 0;
  }

  private boolean isExclusion() {
    return line.charAt(at) == '-' && isExcludable(line, at + 1);
  }

  /** Returns whether a hyphen before this place excludes what follows. */
  static boolean isExcludable(String line, int at) {
    return at < line.length()
        && (Character.isLetterOrDigit(line.codePointAt(at))
            || OPENING.indexOf(line.charAt(at)) >= 0
            || isQuote(line.charAt(at)));
  }

  private void quoted() throws InvalidSearchException {
    int end = at + 1;
    while (end < line.length() && !isQuote(line.charAt(end))) {
      end++;
    }
    if (end == line.length()) {
      throw new InvalidSearchException(SearchLineError.Kind.OPEN, line.substring(at));
    }
    String value = line.substring(at + 1, end);
    String typed = line.substring(at, end + 1);
    if (value.isBlank()) {
      throw new InvalidSearchException(SearchLineError.Kind.ALONE, typed);
    }
    tokens.add(new Text(typed, value));
    at = end + 1;
  }

  private void word() {
    int begin = at;
    while (at < line.length() && !isEnd(line.charAt(at))) {
      if (OPENING.indexOf(line.charAt(at)) >= 0) {
        int close = closed(at);
        if (close < 0) {
          break;
        }
        at = close;
      }
      at++;
      if (isName(begin)) {
        tokens.add(new Name(line.substring(begin, at)));
        return;
      }
    }
    String word = line.substring(begin, at);
    tokens.add(JOINING.contains(word) ? new Sign(word) : new Text(word, word));
  }

  /** Returns whether the character ends a word. */
  private static boolean isEnd(char c) {
    return isBlank(c) || CLOSING.indexOf(c) >= 0;
  }

  /** The index where the parenthesis or brace within a word closes; negative if it does not. */
  private int closed(int open) {
    char close = CLOSING.charAt(OPENING.indexOf(line.charAt(open)));
    for (int i = open + 1; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == close) {
        return i;
      }
      if (isGrouping(c) || isBlank(c)) {
        return -1;
      }
    }
    return -1;
  }

  /** Returns whether a filter's name ends here that is known or has an argument. */
  private boolean isName(int begin) {
    if (line.charAt(at - 1) != ':') {
      return false;
    }
    Optional<String> name = filter(line.substring(begin, at));
    boolean isAbout = at < line.length() && !isEnd(line.charAt(at));
    return name.filter(LineTokens::isKnown).isPresent()
        || name.isPresent() && isAbout && filter(line.substring(begin, at + 1)).isPresent();
  }
}
