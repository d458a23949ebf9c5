package org.carillon.webmail.typed;

import java.util.ArrayList;
import java.util.List;

/** A list of addresses as typed, split as {@code look/typed-list.js} does; same test cases. */
public final class TypedList {
  /** The most parts that are split; the rest stays in the last part, which is then no address. */
  static final int MOST = 10_000;

  private static final String SEPARATORS = "\r\n\t,;";
  private static final String MAILTO = "mailto";

  /** The text between two separators, and the one after it; a comma for a group's end. */
  private record Part(String text, char end) {
    boolean isBare() {
      return text.chars().noneMatch(one -> "@<\"".indexOf(one) >= 0);
    }

    /** Returns whether it is an address after an unquoted name. */
    boolean isNamed() {
      return text.endsWith(">") && text.indexOf('<') > 0 && text.indexOf('"') < 0;
    }
  }

  private final String typed;
  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder part = new StringBuilder();

  /** The index after the part's last {@code <}; 0 for none. */
  private int angle;

  private boolean isAddress;

  private TypedList(String typed) {
    this.typed = typed;
  }

  /**
   * Splits a list at commas, semicolons, tabs and line ends. Quoted names and comments may contain
   * commas; an unclosed quote ends with its line. The members of a group are parts (RFC 5322 §3.4),
   * and so is the address of a mailto URI (RFC 6068). If semicolons split the list, as mail
   * programs copy it, unquoted names may contain commas: {@code Doe, Jo <jo@x>;}.
   */
  public static List<String> parts(String typed) {
    TypedList list = new TypedList(typed);
    list.split();
    return list.joined();
  }

  private void split() {
    int lastComment = typed.lastIndexOf(')');
    char closing = 0;
    boolean isGroup = false;
    for (int at = 0; at < typed.length(); at++) {
      char one = typed.charAt(at);
      if (one == '\n' || one == '\r') {
        closing = 0;
      }
      if (closing != 0) {
        part.append(one);
        if (one == '\\' && at + 1 < typed.length() && "\r\n".indexOf(typed.charAt(at + 1)) < 0) {
          part.append(typed.charAt(++at));
        } else if (one == closing) {
          closing = 0;
        }
      } else if (SEPARATORS.indexOf(one) >= 0 && parts.size() < MOST) {
        end(isGroup ? ',' : one);
        isGroup &= one != ';';
      } else if (one == ':' && opens()) {
        isGroup |= part.isEmpty();
      } else {
        closing = one == '"' ? '"' : one == '(' && at < lastComment ? ')' : 0;
        part.append(one);
        isAddress |= one == '@';
        angle = one == '<' ? part.length() : angle;
      }
    }
    end('\n');
  }

  /** Returns whether a colon ends a group's name or the scheme of a mailto URI. */
  private boolean opens() {
    boolean isScheme =
        part.length() == angle + MAILTO.length() && part.substring(angle).equalsIgnoreCase(MAILTO);
    boolean opens = angle > 0 ? isScheme : !isAddress;
    if (opens) {
      part.setLength(angle);
    }
    return opens;
  }

  private void end(char separator) {
    String text = part.toString().strip();
    if (!text.isEmpty()) {
      parts.add(new Part(text, separator));
    }
    part.setLength(0);
    angle = 0;
    isAddress = false;
  }

  /** Joins names that a comma split. */
  private List<String> joined() {
    if (parts.stream().noneMatch(one -> one.end() == ';')) {
      return parts.stream().map(Part::text).toList();
    }
    List<String> joined = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Part one : parts) {
      if (one.isBare() && one.end() == ',') {
        names.add(one.text());
        continue;
      }
      if (one.isNamed() && !names.isEmpty()) {
        int address = one.text().lastIndexOf('<');
        names.add(one.text().substring(0, address).strip());
        joined.add(
            '"'
                + String.join(", ", names).replace("\\", "\\\\")
                + "\" "
                + one.text().substring(address));
      } else {
        joined.addAll(names);
        joined.add(one.text());
      }
      names.clear();
    }
    joined.addAll(names);
    return joined;
  }
}
