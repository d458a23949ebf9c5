package org.carillon.transport.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.Address;
import org.carillon.format.mime.Addresses;
import org.carillon.format.mime.Header;
import org.carillon.format.mime.HeaderField;

/** What the transport asks of a message's header. */
record MessageHeader(Header header) {

  /** Of a message that can't be read. */
  static final MessageHeader NONE = new MessageHeader(Header.NONE);

  private static final int MOST_VALUE = 2_000;
  private static final int MOST_DELIVERED_TO = 100;
  private static final int MOST_AUTHORS = 10;
  private static final Pattern ID =
      Pattern.compile("\\swith\\s+[A-Z0-9]+\\s+id\\s+([A-Za-z0-9._-]{1,64})\\b");

  /** That of a message which is kept: it is read. */
  static MessageHeader of(Content content) throws IOException {
    return new MessageHeader(Header.read(content.stream()));
  }

  /**
   * A field that says whose message it is.
   *
   * @param name {@code From} or {@code Sender}
   * @param value unfolded and undecoded
   */
  record Author(String name, String value) {

    /** Whom it names, the members of groups among them; without display names. */
    List<String> addresses() {
      return Addresses.parse(value).stream()
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

  /** How many octets it has, its empty line included if there is one. */
  int octets() {
    return header.length();
  }

  /** How many Received fields. */
  int received() {
    return header.count("Received");
  }

  /**
   * The From and Sender fields (RFC 5322 §3.6.2), in their order; empty when there may be more than
   * was read, since the header or one of them is longer than is looked at.
   */
  Optional<List<Author>> authors() {
    if (header.isCut()) {
      return Optional.empty();
    }
    List<Author> authors = new ArrayList<>();
    for (HeaderField field : header.fields()) {
      boolean from = field.isNamed("From");
      if (from || field.isNamed("Sender")) {
        if (authors.size() == MOST_AUTHORS || field.length() >= MOST_VALUE) {
          return Optional.empty();
        }
        authors.add(new Author(from ? "From" : "Sender", field.utf8()));
      }
    }
    return Optional.of(authors);
  }

  /** Whether it was delivered to this address before: a loop. */
  boolean wasDeliveredTo(String address) {
    String wanted = address.toLowerCase(Locale.ROOT);
    return header.all("Delivered-To").stream()
        .limit(MOST_DELIVERED_TO)
        .anyMatch(field -> value(field).toLowerCase(Locale.ROOT).equals(wanted));
  }

  /** What the topmost Received field calls this message (RFC 5321 §4.4, {@code id}). */
  Optional<String> traceId() {
    return header
        .first("Received")
        .map(field -> ID.matcher(value(field)))
        .filter(Matcher::find)
        .map(id -> id.group(1));
  }

  /** Whether it comes from a list or calls itself bulk mail (RFC 2919, RFC 3834 §2). */
  boolean bulk() {
    return header.has("List-Id")
        || header.all("Precedence").stream()
            .anyMatch(field -> !field.value().equalsIgnoreCase("first-class"));
  }

  /** The Message-ID field, or empty. */
  String messageId() {
    return header.first("Message-ID").map(MessageHeader::value).orElse("");
  }

  private static String value(HeaderField field) {
    String value = field.utf8();
    return value.length() <= MOST_VALUE ? value : value.substring(0, MOST_VALUE);
  }
}
