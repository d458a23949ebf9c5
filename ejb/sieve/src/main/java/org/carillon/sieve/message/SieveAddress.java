package org.carillon.sieve.message;

import java.util.Optional;
import java.util.regex.Pattern;

/** An address for comparison (RFC 5228 §2.7.4), unquoted; the domain may be empty. */
public record SieveAddress(String local, String domain) {
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?:[\\w\\-\\x{80}-\\x{10ffff}]+\\.)*[\\w\\-\\x{80}-\\x{10ffff}]+|\\[[0-9A-Za-z.:]+\\]");

  /** Parses an envelope's path; the null reverse-path is an empty address. */
  public static SieveAddress of(String path) {
    int at = path.lastIndexOf('@');
    String local = at < 0 ? path : path.substring(0, at);
    String domain = at < 0 ? "" : path.substring(at + 1);
    if (local.length() > 1 && local.startsWith("\"") && local.endsWith("\"")) {
      local = local.substring(1, local.length() - 1).replaceAll("\\\\(.)", "$1");
    }
    return new SieveAddress(local, domain);
  }

  /** Returns whether it has both parts, and a valid domain, to compare (RFC 5228 §2.7.4). */
  public boolean isValid() {
    return !local.isEmpty() && DOMAIN.matcher(domain).matches();
  }

  public String all() {
    return domain.isEmpty() ? local : local + "@" + domain;
  }

  /** The local part before the first separator (RFC 5233 §4). */
  public String user(String separators) {
    int at = at(separators);
    return at < 0 ? local : local.substring(0, at);
  }

  /** The local part after the separator; empty without one, so that its tests are false. */
  public Optional<String> detail(String separators) {
    int at = at(separators);
    return at < 0 ? Optional.empty() : Optional.of(local.substring(at + 1));
  }

  private int at(String separators) {
    for (int i = 0; i < local.length(); i++) {
      if (separators.indexOf(local.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }
}
