package org.carillon.format.mime.summary;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.format.mime.body.ByteSource;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.format.mime.structure.MessageEnvelope;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;

/**
 * Defines the texts of a message that a text search covers (RFC 3501 §6.4.4). Both the search and
 * the index use it. A match never spans two of these texts.
 */
public final class SearchedText {
  private SearchedText() {}

  /** A consumer that is given texts one after the other until it has seen enough. */
  public interface Look {

    /** Takes a text. Returns whether it has seen enough. */
    boolean isIn(String text);

    /** Takes the text of a reader. Returns whether it has seen enough. */
    boolean isIn(Reader text) throws IOException;
  }

  /** Passes each field, as {@code name: value}. Returns whether {@code look} has seen enough. */
  public static boolean inHeader(byte[] header, Look look) {
    for (HeaderField field : Header.parse(header).fields()) {
      if (look.isIn(field.name() + ": " + field.text())) {
        return true;
      }
    }
    return false;
  }

  /** Passes the values of the fields of that name. Returns whether {@code look} has seen enough. */
  public static boolean inField(byte[] header, String name, Look look) {
    for (HeaderField field : Header.parse(header).all(name)) {
      if (look.isIn(field.text())) {
        return true;
      }
    }
    return false;
  }

  /** Passes addresses as {@code Name <local@domain>}. Returns whether {@code look} has enough. */
  public static boolean inAddresses(List<Address> addresses, Look look) {
    for (Address address : addresses) {
      if (look.isIn(shown(address))) {
        return true;
      }
    }
    return false;
  }

  /** Returns an address in readable form. */
  static String shown(Address address) {
    return switch (address) {
      case Address.Mailbox mailbox ->
          DecodedText.of(mailbox.name()) + " <" + DecodedText.of(mailbox.address()) + ">";
      case Address.Group(String name, List<Address.Mailbox> members) ->
          members.stream()
              .map(SearchedText::shown)
              .collect(Collectors.joining(", ", DecodedText.of(name) + ": ", ";"));
    };
  }

  /** Passes the decoded subject, if any, to {@code look}. Returns whether it has seen enough. */
  public static boolean inSubject(MessageEnvelope envelope, Look look) {
    Optional<String> subject = envelope.subject();
    return subject.isPresent() && look.isIn(DecodedText.of(subject.get()));
  }

  /**
   * Passes the text parts of a body and the headers of enclosed messages to {@code look}. Returns
   * whether it has seen enough.
   *
   * @param shift the number to add to the part's offsets
   */
  public static boolean inBody(ByteSource message, long shift, Part part, Look look)
      throws IOException {
    for (Part child : part.parts()) {
      if (inBody(message, shift, child, look)) {
        return true;
      }
    }
    Optional<Part> enclosed = part.message().map(Part.Message::body);
    if (enclosed.isPresent()) {
      Part inner = enclosed.get();
      return inHeader(header(message, shift + inner.headerOffset(), inner), look)
          || inBody(message, shift, inner, look);
    }
    if (!part.type().equalsIgnoreCase("text")) {
      return false;
    }
    try (Reader reader = new PartContent(message, shift, part).reader()) {
      return look.isIn(reader);
    }
  }

  private static byte[] header(ByteSource message, long position, Part inner) throws IOException {
    return header(message, position, inner.bodyOffset() - inner.headerOffset());
  }

  /** Returns at most {@link Outline#MOST_HEADER_OCTETS} octets of a header, if it is complete. */
  public static byte[] header(ByteSource message, long position, long length) throws IOException {
    byte[] octets = new byte[(int) Math.min(length, Outline.MOST_HEADER_OCTETS)];
    int read = 0;
    while (read < octets.length) {
      int n = message.read(position + read, octets, read, octets.length - read);
      if (n < 0) {
        throw new IOException("A message is shorter than expected");
      }
      read += n;
    }
    return octets;
  }
}
