package org.carillon.http.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.carillon.contract.identity.Credentials;

/** Reads the Authorization header: Basic (RFC 7617, UTF-8) and Bearer (RFC 6750 §2.1). */
public final class Authorization {
  private static final int MOST_CHARACTERS = 8192;

  private Authorization() {}

  /** Returns the credentials in the header, or empty if there are none of a known kind. */
  public static Optional<Credentials> parse(String header) {
    if (header == null || header.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    int space = header.indexOf(' ');
    if (space < 0) {
      return Optional.empty();
    }
    String scheme = header.substring(0, space);
    String value = header.substring(space + 1).strip();
    if (scheme.equalsIgnoreCase("Bearer")) {
      return Optional.of(new Credentials.Token(value));
    }
    return scheme.equalsIgnoreCase("Basic") ? basic(value) : Optional.empty();
  }

  private static Optional<Credentials> basic(String value) {
    try {
      String pair = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              new Credentials.Password("", pair.substring(0, colon), pair.substring(colon + 1)));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
