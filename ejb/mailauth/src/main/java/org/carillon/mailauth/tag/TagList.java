package org.carillon.mailauth.tag;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A list of {@code tag=value} pairs in signatures and key records (RFC 6376 §3.2). Values may
 * contain UTF-8 where the message does (RFC 8616 §4). Immutable.
 */
public final class TagList {
  private static final int MOST_TAGS = 64;

  private final Map<String, String> tags;
  private final String first;

  private TagList(Map<String, String> tags) {
    this.tags = tags;
    this.first = tags.keySet().iterator().next();
  }

  /** Parses a list, folded or not; empty if it is malformed or contains a tag twice. */
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

  /** Returns whether a character may be part of folding white space (RFC 6376 §2.8: FWS). */
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

  /** Returns a tag's trimmed value, or empty if there is none. Names are compared with case. */
  public Optional<String> get(String tag) {
    return Optional.ofNullable(tags.get(tag));
  }

  /** Returns a tag's value, or an empty string if there is none. */
  public String text(String tag) {
    return tags.getOrDefault(tag, "");
  }

  public String first() {
    return first;
  }
}
