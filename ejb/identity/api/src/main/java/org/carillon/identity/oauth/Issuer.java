package org.carillon.identity.oauth;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The issuer that a host names (RFC 8414 §2). {@link Issuers} says if it is served here. */
public final class Issuer {
  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9.-]{0,252}|\\[[0-9A-Fa-f:.]{2,45}\\])(:[0-9]{1,5})?");

  private static final String USUAL = ":443";

  private Issuer() {}

  /**
   * Returns the issuer for a host, or empty if the host gives none.
   *
   * @param host the header of that name (RFC 9110 §7.2); {@code null} if absent
   */
  public static Optional<String> of(String host) {
    Matcher matcher = HOST.matcher(host == null ? "" : host);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String port =
        matcher.group(2) == null || matcher.group(2).equals(USUAL) ? "" : matcher.group(2);
    return Optional.of("https://" + matcher.group(1).toLowerCase(Locale.ROOT) + port);
  }
}
