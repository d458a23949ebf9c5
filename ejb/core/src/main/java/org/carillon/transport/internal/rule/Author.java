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
 * @param name {@code From} or {@code Sender}, or who sends it on: {@code Resent-From}, {@code
 *     Resent-Sender}
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
    return of(header, "From", "Sender").filter(authors -> authors.size() <= MOST);
  }

  /**
   * Who sends it on, by the topmost fields that say so (RFC 5322 §3.6.6); those below are of who
   * did so before.
   */
  static Optional<List<Author>> resending(Header header) {
    return of(header, "Resent-From", "Resent-Sender")
        .map(
            all ->
                all.stream()
                    .takeWhile(author -> author == all.getFirst() || !author.isFrom())
                    .toList())
        .filter(authors -> !authors.isEmpty() && authors.getFirst().isFrom());
  }

  private static Optional<List<Author>> of(Header header, String from, String sender) {
    if (header.isCut()) {
      return Optional.empty();
    }
    List<Author> authors = new ArrayList<>();
    for (HeaderField field : header.fields()) {
      boolean isFrom = field.isNamed(from);
      if (isFrom || field.isNamed(sender)) {
        if (authors.size() > 10 * MOST || field.length() >= MOST_OCTETS) {
          return Optional.empty();
        }
        authors.add(new Author(isFrom ? from : sender, field.utf8()));
      }
    }
    return Optional.of(authors);
  }

  private boolean isFrom() {
    return name.endsWith("From");
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
