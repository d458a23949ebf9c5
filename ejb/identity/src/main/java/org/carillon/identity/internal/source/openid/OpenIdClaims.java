package org.carillon.identity.internal.source.openid;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.carillon.identity.source.IdentitySource;

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

  private static final String VERIFIED = "email_verified";

  /** The way of signing in that says by itself that there were several factors (RFC 8176 §2). */
  private static final String SEVERAL = "mfa";

  /** Ways of signing in by what one knows, has and is (RFC 8176 §2); each set is one factor. */
  private static final List<Set<String>> FACTORS =
      List.of(
          Set.of("pwd", "pin", "kba"),
          Set.of("hwk", "swk", "sc", "otp", "sms", "tel"),
          Set.of("face", "fpt", "iris", "retina", "vbm"));

  /** Contexts that say the same (OpenID Connect EAP ACR Values, REFEDS MFA). */
  private static final Set<String> CONTEXTS =
      Set.of("phr", "phrh", "https://refeds.org/profile/mfa");

  /**
   * What the ID token says, and what is told besides it. An address and whether it was verified are
   * of the same place: what one says of its address is nothing about the other's.
   *
   * @param besides what counts where the ID token says nothing
   */
  static OpenIdClaims of(Map<String, Object> token, Map<String, Object> besides) {
    Map<String, Object> all = new HashMap<>(besides);
    if (token.containsKey(EMAIL) || !besides.containsKey(EMAIL)) {
      all.remove(VERIFIED);
    }
    Map<String, Object> signed = new HashMap<>(token);
    if (!token.containsKey(EMAIL)) {
      signed.remove(VERIFIED);
    }
    all.putAll(signed);
    return new OpenIdClaims(all);
  }

  /** His address, or what is before its @; empty where nothing that counts is said. */
  Optional<String> address(IdentitySource.Browsing browsing) {
    boolean isVerified =
        !browsing.claim().equals(EMAIL)
            || browsing.trustsAddresses()
            || Boolean.TRUE.equals(values.get(VERIFIED))
            || "true".equals(values.get(VERIFIED));
    return Optional.ofNullable(values.get(browsing.claim()))
        .filter(_ -> isVerified)
        .filter(String.class::isInstance)
        .map(value -> ((String) value).strip())
        .filter(value -> !value.isEmpty());
  }

  /**
   * Whether the provider says that it asked for a second factor. A key or a card alone is one
   * factor, as is a password alone.
   */
  boolean hasSecondFactor() {
    List<String> methods = texts(values.get("amr"));
    return methods.contains(SEVERAL)
        || FACTORS.stream().filter(ways -> methods.stream().anyMatch(ways::contains)).count() > 1
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
