package org.carillon.webmail.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a search line. All terms must hold; of neighbours joined by {@code OR} one must; {@code -}
 * or {@code NOT} precedes a term that must not. Parentheses group, and braces are around terms of
 * which one must hold.
 *
 * <pre>
 * line   = *(either / "AND")
 * either = one *(("OR" / "|") one)
 * one    = ("-" / "NOT") one / "(" line ")" / "{" 1*either "}" / filter ":" one / text
 * </pre>
 */
final class LineReading {

  /** The names of all filters. */
  static final Set<String> FILTERS =
      Set.of(
          "from",
          "to",
          "cc",
          "bcc",
          "subject",
          "filename",
          "in",
          "is",
          "label",
          "has",
          "after",
          "before",
          "newer_than",
          "older_than",
          "larger",
          "smaller",
          "rfc822msgid");

  private static final int DEEPEST = 10;

  private final List<LineTokens.Token> tokens;
  private int at;

  private LineReading(List<LineTokens.Token> tokens) {
    this.tokens = tokens;
  }

  static SearchTerm tree(String line) throws InvalidSearchException {
    LineReading reading = new LineReading(LineTokens.of(line));
    SearchTerm tree = reading.all("", 0);
    if (reading.at < reading.tokens.size()) {
      throw new InvalidSearchException(
          SearchLineError.Kind.CLOSE, reading.tokens.get(reading.at).typed());
    }
    return tree;
  }

  private boolean is(String sign) {
    return at < tokens.size() && tokens.get(at).equals(new LineTokens.Sign(sign));
  }

  private boolean isEnd() {
    return at == tokens.size() || is(")") || is("}");
  }

  private boolean isOr() {
    return is("OR") || is("|");
  }

  private SearchTerm all(String field, int depth) throws InvalidSearchException {
    List<SearchTerm> all = new ArrayList<>();
    while (!isEnd()) {
      if (is("AND")) {
        at++;
        if (all.isEmpty() || isEnd()) {
          throw alone("AND");
        }
      }
      all.addAll(either(field, depth).conjuncts());
    }
    return all.size() == 1 ? all.getFirst() : new SearchTerm.All(all);
  }

  private SearchTerm any(String field, int depth) throws InvalidSearchException {
    List<SearchTerm> any = new ArrayList<>();
    while (!isEnd()) {
      any.add(either(field, depth));
    }
    return any.size() == 1 ? any.getFirst() : new SearchTerm.Any(any);
  }

  private SearchTerm either(String field, int depth) throws InvalidSearchException {
    List<SearchTerm> some = new ArrayList<>();
    some.add(one(field, depth));
    while (isOr()) {
      at++;
      some.add(one(field, depth));
    }
    return some.size() == 1 ? some.getFirst() : new SearchTerm.Any(some);
  }

  private SearchTerm one(String field, int depth) throws InvalidSearchException {
    if (is("AROUND")) {
      throw new InvalidSearchException(SearchLineError.Kind.AROUND, "AROUND");
    }
    if (isEnd() || isOr() || is("AND")) {
      throw alone(tokens.get(isEnd() ? at - 1 : at).typed());
    }
    if (depth > DEEPEST) {
      throw new InvalidSearchException(SearchLineError.Kind.DEEP, tokens.get(at).typed());
    }
    return switch (tokens.get(at++)) {
      case LineTokens.Sign(String sign) ->
          switch (sign) {
            case "(", "{" -> group(field, sign, depth);
            default -> new SearchTerm.Not(one(field, depth + 1));
          };
      case LineTokens.Name name -> {
        if (!FILTERS.contains(name.filter())) {
          throw new InvalidSearchException(SearchLineError.Kind.FILTER, name.typed());
        }
        yield one(name.filter(), depth + 1);
      }
      case LineTokens.Text(_, String value) -> new SearchTerm.One(field, value);
    };
  }

  private SearchTerm group(String field, String open, int depth) throws InvalidSearchException {
    boolean isAll = open.equals("(");
    String close = isAll ? ")" : "}";
    if (is(close)) {
      throw alone(open + close);
    }
    SearchTerm inner = isAll ? all(field, depth + 1) : any(field, depth + 1);
    if (!is(close)) {
      throw new InvalidSearchException(SearchLineError.Kind.OPEN, open);
    }
    at++;
    return inner;
  }

  private static InvalidSearchException alone(String what) {
    return new InvalidSearchException(SearchLineError.Kind.ALONE, what);
  }
}
