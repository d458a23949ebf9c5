package org.carillon.protocol.outbound;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The extensions that a host offered in its EHLO reply (RFC 5321 §4.1.1.1); none after HELO.
 *
 * @param keywords each in upper case, with the rest of its line
 */
record EhloKeywords(Map<String, String> keywords) {
  static final EhloKeywords NOTHING = new EhloKeywords(Map.of());

  static EhloKeywords of(RemoteReply reply) {
    Map<String, String> keywords = new HashMap<>();
    List<String> lines = reply.lines();
    for (String line : lines.subList(1, lines.size())) {
      String[] words = line.trim().split("[ =]+", 2);
      keywords.putIfAbsent(words[0].toUpperCase(Locale.ROOT), words.length > 1 ? words[1] : "");
    }
    return new EhloKeywords(Map.copyOf(keywords));
  }

  boolean has(String keyword) {
    return keywords.containsKey(keyword);
  }

  /** Returns the words after a keyword; empty if the host did not send it. */
  String words(String keyword) {
    return keywords.getOrDefault(keyword, "");
  }

  /** Returns the largest message it takes (RFC 1870 §4), or Long.MAX_VALUE if it does not say. */
  long size() {
    String size = words("SIZE").trim();
    if (!size.matches("[0-9]{1,18}") || Long.parseLong(size) == 0) {
      return Long.MAX_VALUE;
    }
    return Long.parseLong(size);
  }
}
