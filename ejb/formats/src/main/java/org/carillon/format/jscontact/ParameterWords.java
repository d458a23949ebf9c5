package org.carillon.format.jscontact;

import java.util.Map;
import java.util.stream.Collectors;

/** Words that stand in parameters of vCard and in members of JSContact for the same thing. */
final class ParameterWords {
  /** TYPE of everything, {@code contexts} of a Card (RFC 9555 §2.2.2). */
  static final Map<String, String> CONTEXTS =
      Map.of("home", "private", "work", "work", "billing", "billing", "delivery", "delivery");

  /** TYPE of a telephone number, {@code features} of a Card. */
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

  /** LEVEL of an expertise; of hobbies and interests these are the words of a Card themselves. */
  static final Map<String, String> LEVELS =
      Map.of("beginner", "low", "average", "medium", "expert", "high");

  private ParameterWords() {}

  /** The same the other way round. */
  static Map<String, String> back(Map<String, String> words) {
    return words.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
  }
}
