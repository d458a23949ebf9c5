package org.carillon.account;

import java.util.Optional;
import org.carillon.contract.answer.Failure;
import org.carillon.format.name.DomainName;
import org.carillon.format.name.LocalPart;

/**
 * An address in canonical form.
 *
 * @param localPart as {@link LocalPart} makes it
 * @param domain as {@link DomainName} makes it
 */
public record MailAddress(String localPart, String domain) {
  /** No address is longer, however it is spelled. */
  public static final int MOST_CHARACTERS = LocalPart.MOST_OCTETS + 1 + DomainName.MOST_OCTETS;

  /** The canonical form of {@code local@domain} as typed; empty if it is none. */
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
   * Why nothing here can be given an address as typed: it is none, or it is meant as a pattern.
   *
   * @param field the field that was typed in
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
                        + "” is a pattern: an address here is a single one, without *. Where mail"
                        + " for all other addresses of a domain goes, its setting"
                        + " directory.catch-all says."));
  }

  /** {@code local@domain}. */
  @Override
  public String toString() {
    return localPart + "@" + domain;
  }
}
