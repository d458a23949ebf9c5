package org.carillon.contract.call;

import java.util.Locale;

/**
 * A user's public SIP address (RFC 3261 §6, "address-of-record"), without scheme and parameters.
 *
 * @param user the user part, unescaped; case matters (RFC 3261 §19.1.4)
 * @param domain the domain, in lower case, without the dot that ends a name in full (RFC 1034 §3.1)
 */
public record AddressOfRecord(String user, String domain) {

  /** The length of the longest address that is looked up or kept, in characters. */
  public static final int LONGEST = 64 + 1 + 255;

  /** Normalizes the domain, so that other spellings can't pass for different addresses. */
  public AddressOfRecord {
    domain = domain.toLowerCase(Locale.ROOT);
    if (domain.endsWith(".")) {
      domain = domain.substring(0, domain.length() - 1);
    }
  }

  /** Returns the address as {@code user@domain}. */
  @Override
  public String toString() {
    return user + "@" + domain;
  }
}
