package org.carillon.transport.internal.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.AddressFields;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.format.mime.header.ResentBlock;

/**
 * A field that names the sender of a message (RFC 5322 §3.6.2).
 *
 * @param name {@code From} or {@code Sender}, or for a redirect {@code Resent-From}, {@code
 *     Resent-Sender}
 * @param value unfolded and undecoded
 */
record Author(String name, String value) {
  private static final int MOST_OCTETS = 2_000;
  private static final int MOST = 10;

  /**
   * Returns the fields that name the sender: the topmost Resent fields of a redirected message (RFC
   * 5322 §3.6.6), else From and Sender.
   *
   * @return empty if some may be missing, since the header or one of them exceeds the limit
   */
  static Optional<List<Author>> of(Header header) {
    ResentBlock resent = ResentBlock.newest(header);
    return header.isCut()
        ? Optional.empty()
        : resent.isNamed()
            ? of(resent.fields(), "Resent-From", "Resent-Sender")
            : of(header.fields(), "From", "Sender");
  }

  private static Optional<List<Author>> of(List<HeaderField> fields, String from, String sender) {
    List<Author> authors = new ArrayList<>();
    for (HeaderField field : fields) {
      boolean isFrom = field.isNamed(from);
      if (isFrom || field.isNamed(sender)) {
        if (authors.size() == MOST || field.length() >= MOST_OCTETS) {
          return Optional.empty();
        }
        authors.add(new Author(isFrom ? from : sender, field.utf8()));
      }
    }
    return Optional.of(authors);
  }

  /** Returns the addresses in the field, including members of groups, without display names. */
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
