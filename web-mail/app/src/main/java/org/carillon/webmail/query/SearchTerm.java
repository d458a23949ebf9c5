package org.carillon.webmail.query;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A parsed search line as a tree, before anything is looked up. */
public sealed interface SearchTerm {

  /** All terms must hold. Without terms it always holds. */
  record All(List<SearchTerm> terms) implements SearchTerm {
    public All {
      terms = List.copyOf(terms);
    }
  }

  /** One of the terms must hold. */
  record Any(List<SearchTerm> terms) implements SearchTerm {
    public Any {
      terms = List.copyOf(terms);
    }
  }

  /** The term must not hold. */
  record Not(SearchTerm term) implements SearchTerm {}

  /**
   * A filter, or text.
   *
   * @param field the filter's name; empty for text
   * @param value the text or the filter's argument, as typed
   */
  record One(String field, String value) implements SearchTerm {}

  /** The terms of which all hold. */
  default List<SearchTerm> conjuncts() {
    return this instanceof All(List<SearchTerm> terms) ? terms : List.of(this);
  }

  /** The values of all filters and texts in this tree. */
  default List<String> values() {
    return switch (this) {
      case All(List<SearchTerm> all) -> values(all);
      case Any(List<SearchTerm> some) -> values(some);
      case Not(SearchTerm term) -> term.values();
      case One(String _, String value) -> List.of(value);
    };
  }

  private static List<String> values(List<SearchTerm> terms) {
    return terms.stream().flatMap(term -> term.values().stream()).toList();
  }

  /** Writes a line that {@link LineReading} reads as this tree. */
  default String line() {
    return written(term -> "-" + term, "OR");
  }

  /**
   * Returns the display form.
   *
   * @param not writes a negated term
   * @param or the word between terms of which one holds
   */
  default String written(UnaryOperator<String> not, String or) {
    return switch (this) {
      case All(List<SearchTerm> all) -> joined(all, " ", not, or);
      case Any(List<SearchTerm> some) -> joined(some, " " + or + " ", not, or);
      case Not(SearchTerm term) -> {
        String written = term.written(not, or);
        boolean isShort = term instanceof One && LineTokens.isExcludable(written, 0);
        yield not.apply(isShort ? written : "(" + written + ")");
      }
      case One(String field, String value) ->
          field.isEmpty() ? text(value) : field + ":" + text(value);
    };
  }

  private static String joined(
      List<SearchTerm> terms, String between, UnaryOperator<String> not, String or) {
    return terms.stream()
        .map(
            term ->
                switch (term) {
                  case One _, Not _ -> term.written(not, or);
                  case All _, Any _ -> "(" + term.written(not, or) + ")";
                })
        .collect(Collectors.joining(between));
  }

  /** Puts a value into quotation marks if it would be parsed otherwise. */
  private static String text(String value) {
    boolean isPlain =
        !value.startsWith("-")
            && !LineTokens.JOINING.contains(value)
            && LineTokens.filter(value).isEmpty()
            && value.chars().noneMatch(c -> LineTokens.isBlank(c) || LineTokens.isGrouping(c));
    return isPlain || LineTokens.hasQuote(value) ? value : '"' + value + '"';
  }

  /** Normalizes a value for comparison. */
  static String lower(String value) {
    return value.toLowerCase(Locale.ROOT);
  }
}
