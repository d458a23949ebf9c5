package org.carillon.transport.router;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of the routing table: text, {@code *} for any characters, {@code (7d)} for that many
 * digits, {@code (10+d)} for that many or more. Upper and lower case are the same. A match takes
 * time proportional to the wildcards and the square of the text's length at most.
 */
final class AddressPattern {
  /** The most wildcards of a pattern. */
  static final int MOST_WILDCARDS = 6;

  private static final Pattern PART = Pattern.compile("\\*|\\(([0-9]{1,2})(\\+?)d\\)");

  private final List<Part> parts;

  private sealed interface Part {
    record Text(String text) implements Part {}

    /** Any characters, or digits only. */
    record Some(int least, int most, boolean isDigits) implements Part {}
  }

  private AddressPattern(List<Part> parts) {
    this.parts = parts;
  }

  /** Reads a pattern; empty if it is malformed or has too many wildcards. */
  static Optional<AddressPattern> of(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher wildcard = PART.matcher(text);
    int from = 0;
    while (wildcard.find()) {
      addText(parts, text.substring(from, wildcard.start()));
      if (wildcard.group(1) == null) {
        parts.add(new Part.Some(0, Integer.MAX_VALUE, false));
      } else {
        int least = Integer.parseInt(wildcard.group(1));
        parts.add(
            new Part.Some(least, wildcard.group(2).isEmpty() ? least : Integer.MAX_VALUE, true));
      }
      from = wildcard.end();
    }
    addText(parts, text.substring(from));
    AddressPattern pattern = new AddressPattern(List.copyOf(parts));
    boolean isMalformed = text.isEmpty() || text.replaceAll(PART.pattern(), "").matches(".*[()].*");
    return isMalformed || pattern.wildcards() > MOST_WILDCARDS
        ? Optional.empty()
        : Optional.of(pattern);
  }

  private static void addText(List<Part> parts, String text) {
    if (!text.isEmpty()) {
      parts.add(new Part.Text(text));
    }
  }

  /** Returns the number of wildcards, each of which captures a text. */
  int wildcards() {
    return (int) parts.stream().filter(Part.Some.class::isInstance).count();
  }

  /** Returns the texts that the wildcards stand for, in order; empty if the text doesn't match. */
  Optional<List<String>> match(String text) {
    List<String> captured = new ArrayList<>();
    return match(text, 0, 0, new BitSet(), captured)
        ? Optional.of(List.copyOf(captured.reversed()))
        : Optional.empty();
  }

  /**
   * Matches the rest of a text with the rest of the parts.
   *
   * @param failed the combinations of a part and a position that are known not to match
   * @param captured gets the texts of the wildcards, the last one first
   */
  private boolean match(String text, int part, int at, BitSet failed, List<String> captured) {
    if (part == parts.size()) {
      return at == text.length();
    }
    int place = part * (text.length() + 1) + at;
    if (failed.get(place)) {
      return false;
    }
    boolean matches =
        switch (parts.get(part)) {
          case Part.Text(String literal) ->
              text.regionMatches(true, at, literal, 0, literal.length())
                  && match(text, part + 1, at + literal.length(), failed, captured);
          case Part.Some some -> matchSome(text, part, at, some, failed, captured);
        };
    if (!matches) {
      failed.set(place);
    }
    return matches;
  }

  /** The longest text is tried first. */
  private boolean matchSome(
      String text, int part, int at, Part.Some some, BitSet failed, List<String> captured) {
    int longest = at;
    while (longest < text.length()
        && longest - at < some.most()
        && (!some.isDigits() || isDigit(text.charAt(longest)))) {
      longest++;
    }
    for (int end = longest; end - at >= some.least(); end--) {
      if (match(text, part + 1, end, failed, captured)) {
        captured.add(text.substring(at, end));
        return true;
      }
    }
    return false;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
