package org.carillon.contract.call;

import java.io.Serializable;
import java.util.Locale;

/**
 * A user's public SIP address (RFC 3261 §6, "address-of-record"), without scheme and parameters.
 *
 * @param user the user part, unescaped; case matters (RFC 3261 §19.1.4)
 * @param domain the domain, in lower case
 */
public record AddressOfRecord(String user, String domain) implements Serializable {

  /** Brings the domain to its canonical lower case. */
  public AddressOfRecord {
    domain = domain.toLowerCase(Locale.ROOT);
  }

  /** The address as {@code user@domain}. */
  @Override
  public String toString() {
    return user + "@" + domain;
  }
}
