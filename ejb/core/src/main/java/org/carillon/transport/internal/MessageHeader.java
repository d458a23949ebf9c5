package org.carillon.transport.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

/**
 * What the transport reads of a message's header. Any bytes can be read; only the first {@link
 * #MOST_OCTETS} are looked at.
 *
 * @param octets the header's length, its empty line included if there is one
 * @param received how many Received fields
 * @param authors the From and Sender fields (RFC 5322 §3.6.2), in their order; empty when there may
 *     be more than was read, since the header or one of them is longer than is looked at
 * @param deliveredTo the Delivered-To fields' addresses, in lower case
 * @param traceId what the topmost Received field calls this message (RFC 5321 §4.4, {@code id})
 * @param bulk whether it comes from a list or calls itself bulk mail (RFC 2919, RFC 3834 §2)
 * @param messageId the Message-ID field, or empty
 * @param subject the Subject field unfolded and undecoded, or empty
 */
record MessageHeader(
    int octets,
    int received,
    Optional<List<Author>> authors,
    List<String> deliveredTo,
    Optional<String> traceId,
    boolean bulk,
    String messageId,
    String subject) {

  /** How much of a header is read: no sane one comes near. */
  static final int MOST_OCTETS = 256 * 1024;

  /** Of a message that can't be read. */
  static final MessageHeader NONE =
      new MessageHeader(0, 0, Optional.of(List.of()), List.of(), Optional.empty(), false, "", "");

  private static final int MOST_VALUE = 2_000;
  private static final int MOST_DELIVERED_TO = 100;
  private static final int MOST_AUTHORS = 10;
  private static final Pattern ID =
      Pattern.compile("\\swith\\s+[A-Z0-9]+\\s+id\\s+([A-Za-z0-9._-]{1,64})\\b");

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

  /** Whether it was delivered to this address before: a loop. */
  boolean wasDeliveredTo(String address) {
    return deliveredTo.contains(address.toLowerCase(Locale.ROOT));
  }

  static MessageHeader of(Content content) throws IOException {
    try (InputStream in = new BufferedInputStream(content.stream(), 8192)) {
      var reader = new Reader();
      int octets = reader.readAll(in);
      return new MessageHeader(
          octets,
          reader.received,
          octets < MOST_OCTETS && reader.allAuthors
              ? Optional.of(List.copyOf(reader.authors))
              : Optional.empty(),
          List.copyOf(reader.deliveredTo),
          Optional.ofNullable(reader.traceId),
          reader.bulk,
          reader.messageId,
          reader.subject);
    }
  }

  private static final class Reader {
    private final StringBuilder field = new StringBuilder();
    private final List<Author> authors = new ArrayList<>();
    private boolean allAuthors = true;
    private final List<String> deliveredTo = new ArrayList<>();
    private int received;
    private String traceId;
    private boolean bulk;
    private String messageId = "";
    private String subject = "";

    /** Reads up to the empty line; returns how far that was. */
    int readAll(InputStream in) throws IOException {
      int octets = 0;
      int lineOctets = 0;
      boolean lineStart = true;
      for (int b = in.read(); b >= 0 && octets < MOST_OCTETS; b = in.read()) {
        octets++;
        if (b == '\n') {
          if (lineOctets == 0) {
            break;
          }
          lineOctets = 0;
          lineStart = true;
          continue;
        }
        if (b == '\r') {
          continue;
        }
        if (lineStart && b != ' ' && b != '\t') {
          endField();
        }
        lineStart = false;
        lineOctets++;
        if (field.length() < MOST_VALUE) {
          field.append((char) b);
        }
      }
      endField();
      return octets;
    }

    private void endField() {
      int colon = field.indexOf(":");
      if (colon > 0) {
        take(
            field.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            utf8(field.substring(colon + 1)).strip());
      }
      field.setLength(0);
    }

    private void author(String name, String value) {
      if (authors.size() < MOST_AUTHORS && field.length() < MOST_VALUE) {
        authors.add(new Author(name, value));
      } else {
        allAuthors = false;
      }
    }

    private static String utf8(String octets) {
      return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private void take(String name, String value) {
      switch (name) {
        case "received" -> {
          if (received++ == 0) {
            Matcher id = ID.matcher(value);
            traceId = id.find() ? id.group(1) : null;
          }
        }
        case "delivered-to" -> {
          if (deliveredTo.size() < MOST_DELIVERED_TO) {
            deliveredTo.add(value.toLowerCase(Locale.ROOT));
          }
        }
        case "from" -> author("From", value);
        case "sender" -> author("Sender", value);
        case "list-id" -> bulk = true;
        case "precedence" -> bulk |= !value.equalsIgnoreCase("first-class");
        case "message-id" -> messageId = value;
        case "subject" -> subject = value;
        default -> {
          // Of no interest on the way.
        }
      }
    }
  }
}
