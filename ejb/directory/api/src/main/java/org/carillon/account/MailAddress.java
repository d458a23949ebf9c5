package org.carillon.account;

import java.util.Optional;
import org.carillon.contract.answer.Failure;
import org.carillon.format.name.DomainName;
import org.carillon.format.name.LocalPart;

/**
 * An address in canonical form.
 *
 * @param localPart the local part as {@link LocalPart} normalizes it
 * @param domain the domain as {@link DomainName} normalizes it
 */
public record MailAddress(String localPart, String domain) {
  /** The greatest number of characters in an address, in any spelling. */
  public static final int MOST_CHARACTERS = LocalPart.MOST_OCTETS + 1 + DomainName.MOST_OCTETS;

  /** Returns the canonical form of {@code local@domain} as typed; empty if it is no address. */
  public static Optional<MailAddress> canonical(String typed) {
    int at = typed.lastIndexOf('@');
    if (at < 0) {
      return Optional.empty();
    }
    return LocalPart.canonical(typed.substring(0, at))
        .flatMap(
            local ->
                DomainName.canonical(typed.substring(at + 1))
                    .map(domain -> new MailAddress(local, domain)));
  }

  /**
   * Returns why nothing here can have an address as typed: it is not an address, or it is a pattern
   * with {@code *}. Returns empty if the address can be used.
   *
   * @param field the field in which the address was typed
   */
  public static Optional<Failure> refusal(String field, String typed) {
    Optional<MailAddress> address = canonical(typed);
    if (address.isEmpty()) {
      return Optional.of(
          new Failure.Invalid(field, "malformed", "“" + typed + "” is not an address."));
    }
    return address
        .filter(pattern -> pattern.localPart.indexOf('*') >= 0)
        .map(
            _ ->
                new Failure.Invalid(
                    field,
                    "pattern",
                    "“"
                        + typed
                        + "” is a pattern. Enter a single address without *. To get mail"
                        + " for all other addresses of a domain, set directory.catch-all."));
  }

  /** Returns the address as {@code local@domain}. */
  @Override
  public String toString() {
    return localPart + "@" + domain;
  }
}
