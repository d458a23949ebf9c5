package org.carillon.rest.oauth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parameters in {@code application/x-www-form-urlencoded} (RFC 6749 Appendix B). */
final class FormText {
  /** The longest form, in octets. */
  static final int MOST_OCTETS = 32_768;

  private static final int MOST_PARAMETERS = 64;

  private FormText() {}

  /** Reads all parameters; throws if they are malformed or too many. */
  static Map<String, List<String>> parse(String text) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    if (text.isEmpty()) {
      return all;
    }
    String[] pairs = text.split("&", MOST_PARAMETERS + 1);
    if (pairs.length > MOST_PARAMETERS) {
      throw new IllegalArgumentException("Too many parameters");
    }
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      all.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }
    return all;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
