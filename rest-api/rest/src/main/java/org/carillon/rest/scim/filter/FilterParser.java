package org.carillon.rest.scim.filter;

import jakarta.json.JsonException;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.json.Json;
import org.carillon.rest.scim.kit.ScimError;

/** Reads filters and paths (RFC 7644 §3.4.2.2, §3.5.2) within limits of length and depth. */
public final class FilterParser {
  static final int MOST_CHARACTERS = 8192;
  static final int MOST_DEPTH = 16;
  static final int MOST_TERMS = 100;

  private final String text;
  private int at;
  private int terms;

  private FilterParser(String text) {
    this.text = text;
    if (text.length() > MOST_CHARACTERS) {
      throw ScimError.filter("A filter can have at most " + MOST_CHARACTERS + " characters.");
    }
  }

  /** Reads a filter; throws {@link ScimError} if it is malformed. */
  public static Filter filter(String text) {
    FilterParser parser = new FilterParser(text);
    Filter filter = parser.any(0);
    parser.blanks();
    if (parser.at < text.length()) {
      throw parser.malformed();
    }
    return filter;
  }

  /**
   * The target of a change.
   *
   * @param path the attribute
   * @param filter selects values; empty for all
   * @param sub the values' sub-attribute; empty for the values themselves
   */
  public record Target(AttributePath path, Optional<Filter> filter, Optional<String> sub) {}

  /** Reads the path of a change; throws {@link ScimError} if it is malformed. */
  public static Target path(String text) {
    FilterParser parser = new FilterParser(text);
    AttributePath path = AttributePath.parse(parser.word());
    if (parser.at == text.length()) {
      return new Target(
          new AttributePath(path.extension(), path.name(), Optional.empty()),
          Optional.empty(),
          path.sub());
    }
    if (path.sub().isPresent() || parser.next() != '[') {
      throw ScimError.path("This is not a valid path: " + text);
    }
    parser.at++;
    Filter filter = parser.any(0);
    parser.blanks();
    parser.expect(']');
    String rest = text.substring(parser.at);
    if (rest.isEmpty()) {
      return new Target(path, Optional.of(filter), Optional.empty());
    }
    if (!rest.startsWith(".")) {
      throw ScimError.path("This is not a valid path: " + text);
    }
    return new Target(
        path, Optional.of(filter), Optional.of(AttributePath.parse(rest.substring(1)).name()));
  }

  private Filter any(int depth) {
    if (depth > MOST_DEPTH) {
      throw ScimError.filter("A filter can be nested at most " + MOST_DEPTH + " levels deep.");
    }
    List<Filter> each = new ArrayList<>();
    do {
      each.add(all(depth));
    } while (isWord("or"));
    return each.size() == 1 ? each.getFirst() : new Filter.Or(each);
  }

  private Filter all(int depth) {
    List<Filter> each = new ArrayList<>();
    do {
      each.add(one(depth));
    } while (isWord("and"));
    return each.size() == 1 ? each.getFirst() : new Filter.And(each);
  }

  private Filter one(int depth) {
    blanks();
    if (next() == '(') {
      return grouped(depth);
    }
    int before = at;
    if (isWord("not")) {
      blanks();
      if (next() == '(') {
        return new Filter.Not(grouped(depth));
      }
      at = before;
    }
    if (++terms > MOST_TERMS) {
      throw ScimError.filter("A filter can have at most " + MOST_TERMS + " comparisons.");
    }
    AttributePath path = path();
    if (next() == '[') {
      at++;
      Filter filter = any(depth + 1);
      blanks();
      expect(']');
      return new Filter.Each(path, filter);
    }
    blanks();
    String operator = word().toUpperCase(Locale.ROOT);
    if (operator.equals("PR")) {
      return new Filter.Present(path);
    }
    Filter.Operator known =
        Arrays.stream(Filter.Operator.values())
            .filter(each -> each.name().equals(operator))
            .findFirst()
            .orElseThrow(this::malformed);
    blanks();
    return new Filter.Compared(path, known, value());
  }

  private AttributePath path() {
    try {
      return AttributePath.parse(word());
    } catch (ScimError unknown) {
      throw ScimError.filter(unknown.getMessage());
    }
  }

  private Filter grouped(int depth) {
    at++;
    Filter filter = any(depth + 1);
    blanks();
    expect(')');
    return filter;
  }

  private Filter.Value value() {
    if (next() == '"') {
      return new Filter.Value.Text(quoted());
    }
    String word = word();
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "true" -> new Filter.Value.Truth(true);
      case "false" -> new Filter.Value.Truth(false);
      case "null" -> new Filter.Value.Nothing();
      default -> number(word);
    };
  }

  private Filter.Value number(String word) {
    try {
      BigDecimal number = new BigDecimal(word);
      if (word.length() < 32 && Math.abs(number.scale()) < 32) {
        return new Filter.Value.Whole(number);
      }
    } catch (NumberFormatException none) {
      // Reported like other malformed filters.
    }
    throw malformed();
  }

  private String quoted() {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != '"') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    if (end >= text.length()) {
      throw malformed();
    }
    String json = text.substring(at, end + 1);
    at = end + 1;
    try (var reader = Json.createReader(new StringReader("[" + json + "]"))) {
      return ((JsonString) reader.readArray().getFirst()).getString();
    } catch (JsonException none) {
      throw malformed();
    }
  }

  private boolean isWord(String wanted) {
    int before = at;
    blanks();
    if (text.regionMatches(true, at, wanted, 0, wanted.length())
        && (at + wanted.length() == text.length()
            || " (".indexOf(text.charAt(at + wanted.length())) >= 0)) {
      at += wanted.length();
      return true;
    }
    at = before;
    return false;
  }

  private String word() {
    int begin = at;
    while (at < text.length() && " ()[]\"".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (begin == at) {
      throw malformed();
    }
    return text.substring(begin, at);
  }

  private void blanks() {
    while (next() == ' ') {
      at++;
    }
  }

  /** Returns the next character; at the end NUL, which filters never contain. */
  private char next() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private void expect(char wanted) {
    if (next() != wanted) {
      throw malformed();
    }
    at++;
  }

  private ScimError malformed() {
    return ScimError.filter("The filter is malformed at character " + (at + 1) + ".");
  }
}
