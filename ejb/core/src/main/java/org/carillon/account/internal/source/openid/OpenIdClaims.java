package org.carillon.account.internal.source.openid;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.carillon.account.source.IdentitySource;

/**
 * What a provider says of somebody (OpenID Connect Core §5.1).
 *
 * @param values by the claims' names
 */
record OpenIdClaims(Map<String, Object> values) {
  private static final String EMAIL = "email";
  private static final int MOST = 200;
  private static final int MOST_TEXT = 4_000;

  /** How directories call the same, so that what is usually taken over is found here, too. */
  private static final Map<String, String> ALSO =
      Map.of(
          "name", "displayname",
          "given_name", "givenname",
          "family_name", "sn",
          "phone_number", "telephonenumber");

  /** Ways of signing in of which one is enough besides a password (RFC 8176). */
  private static final Set<String> METHODS = Set.of("mfa", "hwk", "otp", "sc", "swk");

  /** Contexts that say the same (OpenID Connect EAP ACR Values, REFEDS MFA). */
  private static final Set<String> CONTEXTS =
      Set.of("phr", "phrh", "https://refeds.org/profile/mfa");

  /** His address, or what is before its @; empty where nothing that counts is said. */
  Optional<String> address(IdentitySource.Browsing browsing) {
    boolean isVerified =
        !browsing.claim().equals(EMAIL)
            || browsing.trustsAddresses()
            || Boolean.TRUE.equals(values.get("email_verified"))
            || "true".equals(values.get("email_verified"));
    return Optional.ofNullable(values.get(browsing.claim()))
        .filter(_ -> isVerified)
        .filter(String.class::isInstance)
        .map(value -> ((String) value).strip())
        .filter(value -> !value.isEmpty());
  }

  /** Whether the provider says that it asked for a second factor. */
  boolean hasSecondFactor() {
    return texts(values.get("amr")).stream().anyMatch(METHODS::contains)
        || texts(values.get("acr")).stream().anyMatch(CONTEXTS::contains);
  }

  /** All as attributes, by names in lower case; what stands within one by both, with a dot. */
  Map<String, List<String>> attributes() {
    Map<String, List<String>> found = new TreeMap<>();
    values.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> inner) {
            inner.forEach((part, text) -> put(found, name + "." + part, text));
          } else {
            put(found, name, value);
          }
        });
    ALSO.forEach(
        (name, other) ->
            Optional.ofNullable(found.get(name)).ifPresent(said -> found.putIfAbsent(other, said)));
    return found;
  }

  private static void put(Map<String, List<String>> found, String name, Object value) {
    List<String> texts = texts(value);
    if (!texts.isEmpty() && found.size() < MOST) {
      found.put(name.toLowerCase(Locale.ROOT), texts);
    }
  }

  private static List<String> texts(Object value) {
    List<String> texts = new ArrayList<>();
    Collection<?> all =
        switch (value) {
          case null -> List.of();
          case Collection<?> several -> several;
          default -> List.of(value);
        };
    for (Object one : all) {
      boolean isText = one instanceof String || one instanceof Number || one instanceof Boolean;
      if (isText && texts.size() < MOST) {
        String text = String.valueOf(one);
        if (!text.isBlank() && text.length() <= MOST_TEXT) {
          texts.add(text);
        }
      }
    }
    return texts;
  }
}
