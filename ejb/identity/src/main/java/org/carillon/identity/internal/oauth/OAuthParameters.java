package org.carillon.identity.internal.oauth;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of a request. A known one may not come twice (RFC 6749 §3.1, §3.2). */
final class OAuthParameters {
  private static final int MOST_CHARACTERS = 8_000;

  private final Map<String, List<String>> all;

  OAuthParameters(Map<String, List<String>> all) {
    this.all = all;
  }

  /** Returns the value of a parameter. An empty parameter counts as left out (RFC 6749 §3.1). */
  Optional<String> some(String name) {
    return all.getOrDefault(name, List.of()).stream()
        .findFirst()
        .filter(value -> !value.isEmpty() && value.length() <= MOST_CHARACTERS);
  }

  /** Returns the value of a parameter, or the empty text if it has none. */
  String text(String name) {
    return some(name).orElse("");
  }

  /** Returns whether a parameter came twice or is longer than allowed. */
  boolean areAmbiguous() {
    return all.values().stream()
        .anyMatch(
            values ->
                values.size() > 1
                    || values.stream().anyMatch(value -> value.length() > MOST_CHARACTERS));
  }
}
