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
 * A provider's claims about a user (OpenID Connect Core §5.1).
 *
 * @param values the values by the claims' names
 */
record OpenIdClaims(Map<String, Object> values) {
  private static final String EMAIL = "email";
  private static final int MOST = 200;
  private static final int MOST_TEXT = 4_000;

  /** The names that directories use for the same claims, so the usual attributes are found too. */
  private static final Map<String, String> ALSO =
      Map.of(
          "name", "displayname",
          "given_name", "givenname",
          "family_name", "sn",
          "phone_number", "telephonenumber");

  private static final String VERIFIED = "email_verified";

  /** The authentication method that by itself says that several factors were used (RFC 8176 §2). */
  private static final String SEVERAL = "mfa";

  /** Methods by knowledge, possession and biometrics (RFC 8176 §2). Each set is one factor. */
  private static final List<Set<String>> FACTORS =
      List.of(
          Set.of("pwd", "pin", "kba"),
          Set.of("hwk", "swk", "sc", "otp", "sms", "tel"),
          Set.of("face", "fpt", "iris", "retina", "vbm"));

  /** The authentication contexts that say the same (OpenID Connect EAP ACR Values, REFEDS MFA). */
  private static final Set<String> CONTEXTS =
      Set.of("phr", "phrh", "https://refeds.org/profile/mfa");

  /**
   * Merges the claims of the ID token with additional ones. The address and the flag that it was
   * verified are taken from the same place: one place's flag says nothing about the other's
   * address.
   *
   * @param besides the claims that count if the ID token does not have them
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

  /** Returns the user's address, or its local part; empty if there is no acceptable one. */
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

  /** Returns whether the provider asked for a second factor. A key or password alone is one. */
  boolean hasSecondFactor() {
    List<String> methods = texts(values.get("amr"));
    return methods.contains(SEVERAL)
        || FACTORS.stream().filter(ways -> methods.stream().anyMatch(ways::contains)).count() > 1
        || texts(values.get("acr")).stream().anyMatch(CONTEXTS::contains);
  }

  /** Returns all claims by lower-case names. A nested claim has both names, with a dot between. */
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
