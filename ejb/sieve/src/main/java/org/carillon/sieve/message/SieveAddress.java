package org.carillon.sieve.message;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address as tests compare it (RFC 5228 §2.7.4).
 *
 * @param local the part before the {@code @}, not quoted
 * @param domain behind it; empty where there is none
 */
public record SieveAddress(String local, String domain) {
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?:[\\w\\-\\x{80}-\\x{10ffff}]+\\.)*[\\w\\-\\x{80}-\\x{10ffff}]+|\\[[0-9A-Za-z.:]+\\]");

  /** What an envelope names; the null reverse-path is an empty address. */
  public static SieveAddress of(String path) {
    int at = path.lastIndexOf('@');
    String local = at < 0 ? path : path.substring(0, at);
    String domain = at < 0 ? "" : path.substring(at + 1);
    if (local.length() > 1 && local.startsWith("\"") && local.endsWith("\"")) {
      local = local.substring(1, local.length() - 1).replaceAll("\\\\(.)", "$1");
    }
    return new SieveAddress(local, domain);
  }

  /**
   * Whether it has both parts and its domain is one: what is not valid has no parts that could be
   * compared (RFC 5228 §2.7.4).
   */
  public boolean isValid() {
    return !local.isEmpty() && DOMAIN.matcher(domain).matches();
  }

  /** The whole of it. */
  public String all() {
    return domain.isEmpty() ? local : local + "@" + domain;
  }

  /** Whose it is, without what follows the first separator (RFC 5233 §4). */
  public String user(String separators) {
    int at = at(separators);
    return at < 0 ? local : local.substring(0, at);
  }

  /** What follows the separator; empty without one, so that no test of it is true. */
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
