package org.carillon.webmail.query;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A search line as a tree: what was understood, before anything is looked up. */
public sealed interface SearchTerm {

  /** All hold; of none, always. */
  record All(List<SearchTerm> terms) implements SearchTerm {
    /** Keeps a copy. */
    public All {
      terms = List.copyOf(terms);
    }
  }

  /** One holds. */
  record Any(List<SearchTerm> terms) implements SearchTerm {
    /** Keeps a copy. */
    public Any {
      terms = List.copyOf(terms);
    }
  }

  /** This does not hold. */
  record Not(SearchTerm term) implements SearchTerm {}

  /**
   * A filter, or text.
   *
   * @param field the filter's name; empty for text
   * @param value what it says, as typed
   */
  record One(String field, String value) implements SearchTerm {}

  /** The terms of which all hold. */
  default List<SearchTerm> conjuncts() {
    return this instanceof All(List<SearchTerm> terms) ? terms : List.of(this);
  }

  /** What all filters and texts of it say. */
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

  /** A line that {@link LineReading} reads as this tree. */
  default String line() {
    return written(term -> "-" + term, "OR");
  }

  /**
   * It as people read it.
   *
   * @param not writes that a term does not hold
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

  /** A value in quotation marks, where it would be read otherwise without. */
  private static String text(String value) {
    boolean isPlain =
        !value.startsWith("-")
            && !LineTokens.JOINING.contains(value)
            && LineTokens.filter(value).isEmpty()
            && value.chars().noneMatch(c -> LineTokens.isBlank(c) || LineTokens.isGrouping(c));
    return isPlain || LineTokens.hasQuote(value) ? value : '"' + value + '"';
  }

  /** Its value as things are compared. */
  static String lower(String value) {
    return value.toLowerCase(Locale.ROOT);
  }
}
