package org.carillon.format.jscontact;

import java.util.Map;
import java.util.stream.Collectors;

/** The words of vCard parameters with the words for the same in JSContact. */
final class ParameterWords {
  /** The values of TYPE in any property, and their {@code contexts} (RFC 9555 §2.2.2). */
  static final Map<String, String> CONTEXTS =
      Map.of("home", "private", "work", "work", "billing", "billing", "delivery", "delivery");

  /** The values of TYPE in a telephone number, with those of {@code features} in a Card. */
  static final Map<String, String> FEATURES =
      Map.of(
          "voice", "voice",
          "text", "text",
          "fax", "fax",
          "cell", "mobile",
          "pager", "pager",
          "video", "video",
          "textphone", "textphone",
          "main-number", "main-number");

  /** The values of LEVEL for an expertise; in a Card, those for hobbies are the same. */
  static final Map<String, String> LEVELS =
      Map.of("beginner", "low", "average", "medium", "expert", "high");

  private ParameterWords() {}

  /** Returns the inverse map. */
  static Map<String, String> back(Map<String, String> words) {
    return words.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
  }
}
