package org.carillon.mailauth.tag;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in signatures and key records: {@code tag=value} pairs (RFC 6376 §3.2), with UTF-8 in
 * the values where a message has it (RFC 8616 §4). Immutable.
 */
public final class TagList {
  private static final int MOST_TAGS = 64;

  private final Map<String, String> tags;
  private final String first;

  private TagList(Map<String, String> tags) {
    this.tags = tags;
    this.first = tags.keySet().iterator().next();
  }

  /**
   * Reads a list.
   *
   * @param text octets as characters, folded or not
   * @return empty if it is none, or says a tag twice
   */
  public static Optional<TagList> parse(String text) {
    Map<String, String> tags = new LinkedHashMap<>();
    int begin = 0;
    while (begin <= text.length()) {
      int end = text.indexOf(';', begin);
      boolean isLast = end < 0;
      if (isLast) {
        end = text.length();
      }
      String spec = stripped(text, begin, end);
      if (spec.isEmpty() && isLast && begin > 0) {
        break;
      }
      if (tags.size() == MOST_TAGS || !read(spec, tags)) {
        return Optional.empty();
      }
      begin = end + 1;
    }
    return Optional.of(new TagList(tags));
  }

  private static boolean read(String spec, Map<String, String> tags) {
    int equals = spec.indexOf('=');
    if (equals < 1) {
      return false;
    }
    String name = stripped(spec, 0, equals);
    String value = stripped(spec, equals + 1, spec.length());
    return isName(name) && isValue(value) && tags.putIfAbsent(name, value) == null;
  }

  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean isLetter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!isLetter && (i == 0 || c != '_' && (c < '0' || c > '9'))) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private static boolean isValue(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!isSpace(c) && (c < '!' || c == 0x7f)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is what lines are folded with (RFC 6376 §2.8: FWS). */
  public static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  public static String stripped(String text, int from, int to) {
    int begin = from;
    int end = to;
    while (begin < end && isSpace(text.charAt(begin))) {
      begin++;
    }
    while (end > begin && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(begin, end);
  }

  /** A tag's value, without white space around it; names are told apart by case. */
  public Optional<String> get(String tag) {
    return Optional.ofNullable(tags.get(tag));
  }

  /** The same, empty where the tag is not said. */
  public String text(String tag) {
    return tags.getOrDefault(tag, "");
  }

  /** The tag that stands first. */
  public String first() {
    return first;
  }
}
