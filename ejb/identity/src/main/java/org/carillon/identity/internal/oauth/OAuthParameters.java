package org.carillon.identity.internal.oauth;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parameters as they came; none of ours may come twice (RFC 6749 §3.1, §3.2). */
final class OAuthParameters {
  private static final int MOST_CHARACTERS = 8_000;

  private final Map<String, List<String>> all;

  OAuthParameters(Map<String, List<String>> all) {
    this.all = all;
  }

  /** One that has a value; what is empty counts as left out (RFC 6749 §3.1). */
  Optional<String> some(String name) {
    return all.getOrDefault(name, List.of()).stream()
        .findFirst()
        .filter(value -> !value.isEmpty() && value.length() <= MOST_CHARACTERS);
  }

  /** Its value; empty where it has none. */
  String text(String name) {
    return some(name).orElse("");
  }

  /** Whether one came twice, or is longer than any may be. */
  boolean areAmbiguous() {
    return all.values().stream()
        .anyMatch(
            values ->
                values.size() > 1
                    || values.stream().anyMatch(value -> value.length() > MOST_CHARACTERS));
  }
}
