package org.carillon.webmail.typed;

import java.util.ArrayList;
import java.util.List;

/** A list of addresses as people type it. */
public final class TypedList {
  private TypedList() {}

  /**
   * The parts between commas, semicolons and ends of lines. Names in quotes may have commas; a
   * quote that was not closed ends with its line.
   */
  public static List<String> parts(String typed) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean isQuoted = false;
    for (char one : (typed + "\n").toCharArray()) {
      isQuoted = one != '\n' && one != '\r' && isQuoted != (one == '"');
      if (!isQuoted && "\r\n,;".indexOf(one) >= 0) {
        parts.add(part.toString().strip());
        part.setLength(0);
      } else {
        part.append(one);
      }
    }
    return parts.stream().filter(one -> !one.isEmpty()).toList();
  }
}
