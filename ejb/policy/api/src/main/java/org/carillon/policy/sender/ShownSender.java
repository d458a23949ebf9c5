package org.carillon.policy.sender;

import java.util.List;
import java.util.Optional;
import org.carillon.account.MailAddress;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.AddressFields;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.SingleAuthor;

/** The author that readers of a message are shown. */
public final class ShownSender {
  private static final int MOST_OCTETS = 2_000;
  private static final int MOST_AUTHORS = 5;

  private ShownSender() {}

  /** Returns the canonical address of the author, or empty if there is not exactly one. */
  public static Optional<String> of(Header header) {
    return SingleAuthor.of(header).flatMap(MailAddress::canonical).map(MailAddress::toString);
  }

  /** Returns the canonical addresses of all authors to show; of many, the first ones. */
  public static List<String> all(Header header) {
    return header.all("From").stream()
        .limit(MOST_AUTHORS)
        .filter(field -> field.length() <= MOST_OCTETS)
        .flatMap(field -> AddressFields.parse(field.utf8()).stream())
        .limit(MOST_AUTHORS)
        .flatMap(author -> canonical(author).stream())
        .toList();
  }

  private static Optional<String> canonical(Address author) {
    return author instanceof Address.Mailbox mailbox
        ? MailAddress.canonical(mailbox.address()).map(MailAddress::toString)
        : Optional.empty();
  }
}
