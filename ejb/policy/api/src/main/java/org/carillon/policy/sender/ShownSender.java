package org.carillon.policy.sender;

import java.util.List;
import java.util.Optional;
import org.carillon.account.MailAddress;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.AddressFields;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.OnlyAuthor;

/** Whom a message's reader is shown as its author. */
public final class ShownSender {
  private static final int MOST_OCTETS = 2_000;
  private static final int MOST_AUTHORS = 5;

  private ShownSender() {}

  /** The canonical address of the one author; empty where there is not exactly one. */
  public static Optional<String> of(Header header) {
    return OnlyAuthor.of(header).flatMap(MailAddress::canonical).map(MailAddress::toString);
  }

  /** The canonical addresses of all who may be shown; of many the first ones. */
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
