package org.carillon.format.mime.header;

import java.util.List;
import java.util.Optional;

/** The author of a message that has exactly one (RFC 5322 §3.6.2). */
public final class SingleAuthor {
  private static final int MOST_OCTETS = 2_000;

  private SingleAuthor() {}

  /** Returns the author's address; empty if there are several, any of which may be shown. */
  public static Optional<String> of(Header header) {
    List<HeaderField> fields = header.all("From");
    if (header.isCut() || fields.size() != 1 || fields.getFirst().length() > MOST_OCTETS) {
      return Optional.empty();
    }
    List<Address> authors = AddressFields.parse(fields.getFirst().utf8());
    return authors.size() == 1 && authors.getFirst() instanceof Address.Mailbox author
        ? Optional.of(author.address())
        : Optional.empty();
  }
}
