package org.carillon.protocol.outbound;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a host offered in answer to EHLO (RFC 5321 §4.1.1.1); nothing after HELO.
 *
 * @param keywords each in capitals, with the rest of its line
 */
record EhloKeywords(Map<String, String> keywords) {
  static final EhloKeywords NOTHING = new EhloKeywords(Map.of());

  static EhloKeywords of(HostReply reply) {
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

  /** The largest message it takes (RFC 1870 §4), or the largest long when it does not say. */
  long size() {
    String size = keywords.getOrDefault("SIZE", "").trim();
    if (!size.matches("[0-9]{1,18}") || Long.parseLong(size) == 0) {
      return Long.MAX_VALUE;
    }
    return Long.parseLong(size);
  }
}
