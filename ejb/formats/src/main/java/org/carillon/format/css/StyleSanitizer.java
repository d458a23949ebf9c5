package org.carillon.format.css;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.format.css.Token.Kind;

/**
 * Makes an untrusted style sheet harmless. What is not known to be safe is left out, declaration by
 * declaration and rule by rule; the rest is written anew from its tokens. The result never contains
 * {@code <}, so it may stand in a style element. Takes time linear in the length of the sheet.
 */
public final class StyleSanitizer {

  /** The maximum number of chars of a sheet that are read. */
  static final int MOST = 400_000;

  /** The deepest nesting of brackets, deeper than any honest value needs. */
  private static final int DEEPEST = 12;

  /** The deepest nesting of at-rules. */
  private static final int DEEPEST_RULES = 4;

  private static final int LONGEST_NUMBER = 24;

  /** The maximum number of reports of what is left out ({@link #LONGEST_TOLD} characters each). */
  private static final int MOST_TOLD = 10;

  private static final int LONGEST_TOLD = 60;

  private final List<Token> tokens;
  private final int[] ends;
  private final Pictures pictures;
  private final StringBuilder css = new StringBuilder();
  private final boolean ofPage;
  private final List<String> leftOut = new ArrayList<>();

  private StyleSanitizer(String text, Pictures pictures) {
    this(text, pictures, false);
  }

  private StyleSanitizer(String text, Pictures pictures, boolean ofPage) {
    this.tokens = Tokenizer.of(text, MOST);
    this.ends = ends(tokens);
    this.pictures = pictures;
    this.ofPage = ofPage;
  }

  /** The usable CSS of a sheet, and the beginnings of the first parts that were left out. */
  public record Cleaned(String css, List<String> leftOut) {}

  /** Cleans a sheet for whole pages, which may position; reports what was left out. */
  public static Cleaned pageSheet(String text, Pictures pictures) {
    StyleSanitizer style = new StyleSanitizer(text, pictures, true);
    style.rules(0, style.tokens.size(), 0);
    if (text.length() > MOST) {
      style.leaveOut("…");
    }
    return new Cleaned(style.css.toString(), List.copyOf(style.leftOut));
  }

  private void leaveOut(String what) {
    if (leftOut.size() < MOST_TOLD) {
      leftOut.add(what.length() > LONGEST_TOLD ? what.substring(0, LONGEST_TOLD) : what);
    }
  }

  /** Returns the beginning of a rule, in a form that its author can search for. */
  private String begin(int from, int to) {
    StringBuilder words = new StringBuilder();
    for (int i = from; i < to && words.length() < LONGEST_TOLD; i++) {
      Token token = tokens.get(i);
      switch (token.kind()) {
        case AT_KEYWORD -> words.append('@').append(token.text());
        case HASH -> words.append('#').append(token.text());
        case WHITESPACE -> words.append(' ');
        case FUNCTION -> words.append(token.text()).append('(');
        case IDENT, STRING, NUMBER, CHAR, URL, BAD -> words.append(token.text());
      }
    }
    return words.toString().strip();
  }

  /** Cleans the content of a style element. */
  public static String sheet(String text, Pictures pictures) {
    StyleSanitizer style = new StyleSanitizer(text, pictures);
    style.rules(0, style.tokens.size(), 0);
    return style.css.toString();
  }

  /** Cleans the value of a style attribute. */
  public static String declarations(String text, Pictures pictures) {
    StyleSanitizer style = new StyleSanitizer(text, pictures);
    style.declarations(0, style.tokens.size());
    return style.css.toString();
  }

  /** Cleans the media attribute of a style element. Empty if it can't be parsed. */
  public static Optional<String> media(String text) {
    StyleSanitizer style = new StyleSanitizer(text, address -> Optional.empty());
    return style.query(0, style.tokens.size())
        ? Optional.of(style.css.toString())
        : Optional.empty();
  }

  /** Returns for each opening bracket the index of the token that closes it, or the end. */
  private static int[] ends(List<Token> tokens) {
    int[] ends = new int[tokens.size()];
    int[] open = new int[tokens.size()];
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      ends[i] = tokens.size();
      if (token.opens()) {
        open[depth++] = i;
      } else if (depth > 0 && token.is(closer(tokens.get(open[depth - 1])))) {
        ends[open[--depth]] = i;
      }
    }
    return ends;
  }

  private static char closer(Token opener) {
    return opener.is('{') ? '}' : opener.is('[') ? ']' : ')';
  }

  /** Cleans a list of rules (CSS Syntax Level 3 §5.4.1). */
  private void rules(int from, int to, int depth) {
    int at = from;
    while (at < to) {
      int begin = skipSpace(at, to);
      boolean isAtRule = begin < to && tokens.get(begin).kind() == Kind.AT_KEYWORD;
      at = begin;
      while (at < to && !tokens.get(at).is('{') && !(isAtRule && tokens.get(at).is(';'))) {
        at = Math.min(to, tokens.get(at).opens() ? ends[at] + 1 : at + 1);
      }
      if (at < to && tokens.get(at).is('{')) {
        int end = Math.min(to, ends[at]);
        rule(begin, at, end, isAtRule, depth);
        at = end;
      } else if (begin < at) {
        leaveOut(begin(begin, at));
      }
      at++;
    }
  }

  private void rule(int begin, int open, int end, boolean isAtRule, int depth) {
    int before = css.length();
    boolean understood;
    if (isAtRule) {
      css.append("@media ");
      understood =
          tokens.get(begin).text().equalsIgnoreCase("media")
              && depth < DEEPEST_RULES
              && query(begin + 1, open);
    } else {
      understood = selector(begin, open);
    }
    css.append('{');
    if (!understood) {
      leaveOut(begin(begin, open));
    }
    int inside = css.length();
    if (understood && isAtRule) {
      rules(open + 1, end, depth + 1);
    } else if (understood) {
      declarations(open + 1, end);
    }
    if (css.length() == inside) {
      css.setLength(before);
    } else {
      css.append("}\n");
    }
  }

  /** Cleans media queries: names, numbers and comparisons, with or without parentheses. */
  private boolean query(int from, int to) {
    int depth = 0;
    for (int i = skipSpace(from, to); i < to; i++) {
      Token token = tokens.get(i);
      switch (token.kind()) {
        case IDENT, WHITESPACE, NUMBER -> {
          if (!plain(token)) {
            return false;
          }
        }
        case FUNCTION -> {
          // A space is missing: browsers, too, read "and(" as a function.
          return false;
        }
        case CHAR -> {
          char c = token.text().charAt(0);
          depth += c == '(' ? 1 : c == ')' ? -1 : 0;
          if ("():,=/>".indexOf(c) < 0 || depth < 0 || depth > DEEPEST) {
            return false;
          }
          css.append(c);
        }
        case AT_KEYWORD, HASH, STRING, URL, BAD -> {
          return false;
        }
      }
    }
    return depth == 0;
  }

  private boolean selector(int from, int to) {
    if (from >= to) {
      return false;
    }
    int depth = 0;
    boolean inAttribute = false;
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      switch (token.kind()) {
        case IDENT, HASH, STRING, WHITESPACE, NUMBER -> {
          if (!plain(token)) {
            return false;
          }
        }
        case FUNCTION -> {
          if (inAttribute || !Allowed.inSelector(token.text()) || ++depth > DEEPEST) {
            return false;
          }
          css.append(token.text()).append('(');
        }
        case CHAR -> {
          char c = token.text().charAt(0);
          depth -= c == ')' ? 1 : 0;
          boolean isMisplaced = inAttribute ? ".:>+,)[".indexOf(c) >= 0 : "]=^$".indexOf(c) >= 0;
          if (".:>+~*,[]=^$|)-".indexOf(c) < 0 || depth < 0 || isMisplaced) {
            return false;
          }
          inAttribute = c == '[' || inAttribute && c != ']';
          css.append(c);
        }
        case AT_KEYWORD, URL, BAD -> {
          return false;
        }
      }
    }
    return depth == 0 && !inAttribute;
  }

  private void declarations(int from, int to) {
    int at = from;
    while (at < to) {
      int begin = skipSpace(at, to);
      at = begin;
      while (at < to && !tokens.get(at).is(';')) {
        at = Math.min(to, tokens.get(at).opens() ? ends[at] + 1 : at + 1);
      }
      declaration(begin, at);
      at++;
    }
  }

  private void declaration(int begin, int end) {
    int colon = skipSpace(begin + 1, end);
    if (begin >= end
        || tokens.get(begin).kind() != Kind.IDENT
        || colon >= end
        || !tokens.get(colon).is(':')) {
      if (begin < end) {
        leaveOut(begin(begin, end));
      }
      return;
    }
    String written = tokens.get(begin).text();
    String name = written.startsWith("--") ? written : written.toLowerCase(Locale.ROOT);
    if (!Allowed.property(name) && !(ofPage && Allowed.onPages(name))) {
      leaveOut(name);
      return;
    }
    int before = css.length();
    CssSerializer.name(name, css);
    css.append(':');
    int inside = css.length();
    if (value(name, skipSpace(colon + 1, end), end) && css.length() > inside) {
      css.append(';');
    } else {
      leaveOut(begin(begin, end));
      css.setLength(before);
    }
  }

  private boolean value(String name, int from, int to) {
    int depth = 0;
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      switch (token.kind()) {
        case IDENT, HASH, STRING, WHITESPACE, NUMBER -> {
          if (!plain(token)) {
            return false;
          }
        }
        case URL -> {
          if (!picture(name, token.text())) {
            return false;
          }
        }
        case FUNCTION -> {
          if (token.text().equalsIgnoreCase("url")) {
            int address = skipSpace(i + 1, to);
            boolean isAlone =
                address < to
                    && tokens.get(address).kind() == Kind.STRING
                    && skipSpace(address + 1, to) == ends[i];
            if (!isAlone || !picture(name, tokens.get(address).text())) {
              return false;
            }
            i = ends[i];
          } else if (!Allowed.function(token.text()) || ++depth > DEEPEST) {
            return false;
          } else {
            css.append(token.text().toLowerCase(Locale.ROOT)).append('(');
          }
        }
        case CHAR -> {
          char c = token.text().charAt(0);
          depth += c == '(' ? 1 : c == ')' ? -1 : 0;
          if (",/()+-*!%".indexOf(c) < 0 || depth < 0 || depth > DEEPEST) {
            return false;
          }
          css.append(c);
        }
        case AT_KEYWORD, BAD -> {
          return false;
        }
      }
    }
    css.append(")".repeat(depth));
    return true;
  }

  /** Writes a token whose meaning does not depend on its place; false if it is none. */
  private boolean plain(Token token) {
    switch (token.kind()) {
      case IDENT -> CssSerializer.name(token.text(), css);
      case HASH -> {
        css.append('#');
        CssSerializer.hash(token.text(), css);
      }
      case STRING -> CssSerializer.string(token.text(), css);
      case WHITESPACE -> css.append(' ');
      case NUMBER -> {
        return number(token.text());
      }
      case AT_KEYWORD, FUNCTION, CHAR, URL, BAD -> {
        return false;
      }
    }
    return true;
  }

  private boolean picture(String property, String address) {
    if (!Allowed.picture(property)) {
      return false;
    }
    Optional<String> shown = pictures.address(address.strip());
    if (shown.isPresent()) {
      css.append("url(");
      CssSerializer.string(shown.get(), css);
      css.append(')');
    } else {
      leaveOut("url(" + address + ")");
      css.append("none");
    }
    return true;
  }

  /** Writes a number with its unit; false if it has characters of neither number nor name. */
  private boolean number(String text) {
    if (text.length() > LONGEST_NUMBER) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!plain && "+-.%".indexOf(c) < 0) {
        return false;
      }
    }
    css.append(text);
    return true;
  }

  private int skipSpace(int from, int to) {
    int at = from;
    while (at < to && tokens.get(at).isWhitespace()) {
      at++;
    }
    return at;
  }
}
