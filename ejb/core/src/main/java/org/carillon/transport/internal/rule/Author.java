package org.carillon.transport.internal.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.AddressFields;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;

/**
 * A field that says whose message it is (RFC 5322 §3.6.2).
 *
 * @param name {@code From} or {@code Sender}
 * @param value unfolded and undecoded
 */
record Author(String name, String value) {
  private static final int MOST_OCTETS = 2_000;
  private static final int MOST = 10;

  /**
   * The fields of a header, in their order; empty when there may be more than was read, since the
   * header or one of them is longer than is looked at.
   */
  static Optional<List<Author>> of(Header header) {
    if (header.isCut()) {
      return Optional.empty();
    }
    List<Author> authors = new ArrayList<>();
    for (HeaderField field : header.fields()) {
      boolean from = field.isNamed("From");
      if (from || field.isNamed("Sender")) {
        if (authors.size() == MOST || field.length() >= MOST_OCTETS) {
          return Optional.empty();
        }
        authors.add(new Author(from ? "From" : "Sender", field.utf8()));
      }
    }
    return Optional.of(authors);
  }

  /** Whom it names, the members of groups among them; without display names. */
  List<String> addresses() {
    return AddressFields.parse(value).stream()
        .flatMap(
            entry ->
                switch (entry) {
                  case Address.Mailbox mailbox -> Stream.of(mailbox);
                  case Address.Group group -> group.members().stream();
                })
        .map(Address.Mailbox::address)
        .toList();
  }
}
