package org.carillon.contract.call;

import java.util.Locale;

/**
 * A user's public SIP address (RFC 3261 §6, "address-of-record"), without scheme and parameters.
 *
 * @param user the user part, unescaped; case matters (RFC 3261 §19.1.4)
 * @param domain the domain, in lower case, without the dot that ends a name in full (RFC 1034 §3.1)
 */
public record AddressOfRecord(String user, String domain) {

  /** The longest there can be, in characters: nothing longer is looked up or kept. */
  public static final int LONGEST = 64 + 1 + 255;

  /** Brings the domain to its one form, so that no other spelling of it passes for another's. */
  public AddressOfRecord {
    domain = domain.toLowerCase(Locale.ROOT);
    if (domain.endsWith(".")) {
      domain = domain.substring(0, domain.length() - 1);
    }
  }

  /** The address as {@code user@domain}. */
  @Override
  public String toString() {
    return user + "@" + domain;
  }
}
