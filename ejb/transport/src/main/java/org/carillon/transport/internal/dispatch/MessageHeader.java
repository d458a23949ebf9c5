package org.carillon.transport.internal.dispatch;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;

/** The parts of a message's header that the transport needs. */
public record MessageHeader(Header header) {

  /** The header of an unreadable message. */
  public static final MessageHeader NONE = new MessageHeader(Header.NONE);

  private static final int MOST_VALUE = 2_000;
  private static final int MOST_DELIVERED_TO = 100;
  private static final Pattern ID =
      Pattern.compile("\\swith\\s+[A-Z0-9]+\\s+id\\s+([A-Za-z0-9._-]{1,64})\\b");

  public static MessageHeader of(Content content) throws IOException {
    return new MessageHeader(Header.read(content.stream()));
  }

  /** The size in octets, including the empty line if there is one. */
  public int octets() {
    return header.length();
  }

  /** Returns whether the message was delivered to this address before: a loop. */
  public boolean wasDeliveredTo(String address) {
    String wanted = address.toLowerCase(Locale.ROOT);
    return header.all("Delivered-To").stream()
        .limit(MOST_DELIVERED_TO)
        .anyMatch(field -> value(field).toLowerCase(Locale.ROOT).equals(wanted));
  }

  /** Returns the id in the topmost Received field (RFC 5321 §4.4, {@code id}). */
  public Optional<String> traceId() {
    return header
        .first("Received")
        .map(field -> ID.matcher(value(field)))
        .filter(Matcher::find)
        .map(id -> id.group(1));
  }

  /** Returns whether the message is from a list or declared bulk (RFC 2919, RFC 3834 §2). */
  public boolean bulk() {
    return header.has("List-Id")
        || header.all("Precedence").stream()
            .anyMatch(field -> !field.value().equalsIgnoreCase("first-class"));
  }

  /** The Message-ID field, or empty. */
  public String messageId() {
    return header.first("Message-ID").map(MessageHeader::value).orElse("");
  }

  private static String value(HeaderField field) {
    String value = field.utf8();
    return value.length() <= MOST_VALUE ? value : value.substring(0, MOST_VALUE);
  }
}
