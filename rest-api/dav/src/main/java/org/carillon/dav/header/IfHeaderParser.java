package org.carillon.dav.header;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.store.item.EntityTag;

/** Reads the {@code If} field, character by character. */
final class IfHeaderParser {
  private static final int MOST_CHARS = 8192;

  private final String text;
  private int at;

  IfHeaderParser(String text) {
    this.text = text;
  }

  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed() {
      super(null, null, false, false);
    }
  }

  Optional<IfHeader> parse() {
    if (text.length() > MOST_CHARS) {
      return Optional.empty();
    }
    try {
      List<IfHeader.ConditionList> lists = lists();
      return lists.isEmpty() ? Optional.empty() : Optional.of(new IfHeader(lists));
    } catch (Malformed malformed) {
      return Optional.empty();
    }
  }

  private List<IfHeader.ConditionList> lists() throws Malformed {
    List<IfHeader.ConditionList> lists = new ArrayList<>();
    Optional<String> resource = Optional.empty();
    boolean tagged = peek() == '<';
    boolean fresh = false;
    while (peek() != 0) {
      switch (peek()) {
        case '<' -> {
          // Either all lists have a resource tag or none has; each resource tag needs a list.
          if (!tagged || fresh) {
            throw new Malformed();
          }
          resource = Optional.of(between('<', '>'));
          fresh = true;
        }
        case '(' -> {
          lists.add(new IfHeader.ConditionList(resource, conditions()));
          fresh = false;
        }
        default -> throw new Malformed();
      }
    }
    if (fresh) {
      throw new Malformed();
    }
    return lists;
  }

  private List<IfHeader.Condition> conditions() throws Malformed {
    at++;
    List<IfHeader.Condition> conditions = new ArrayList<>();
    while (peek() != ')') {
      boolean not = not();
      conditions.add(
          switch (peek()) {
            case '<' -> new IfHeader.StateToken(between('<', '>'), not);
            case '[' -> tag(between('[', ']').strip(), not);
            default -> throw new Malformed();
          });
    }
    at++;
    if (conditions.isEmpty()) {
      throw new Malformed();
    }
    return conditions;
  }

  private boolean not() {
    peek();
    if (text.regionMatches(true, at, "Not", 0, 3)) {
      at += 3;
      return true;
    }
    return false;
  }

  private static IfHeader.Condition tag(String written, boolean not) throws Malformed {
    boolean weak = written.toUpperCase(Locale.ROOT).startsWith("W/");
    String quoted = weak ? written.substring(2) : written;
    if (quoted.length() < 2 || !quoted.startsWith("\"") || !quoted.endsWith("\"")) {
      throw new Malformed();
    }
    return new IfHeader.Tagged(new EntityTag(quoted.substring(1, quoted.length() - 1)), weak, not);
  }

  private String between(char begin, char end) throws Malformed {
    int close = text.indexOf(end, at + 1);
    if (text.charAt(at) != begin || close < 0) {
      throw new Malformed();
    }
    String inside = text.substring(at + 1, close);
    at = close + 1;
    return inside;
  }

  /** Returns the next character that is not white space; NUL at the end. */
  private char peek() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }
}
