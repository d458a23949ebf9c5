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
 * What a search for text looks at in a message (RFC 3501 §6.4.4): said once, for whoever searches
 * messages and for whoever indexes them. No text that is looked at spans two of the given ones.
 */
public final class SearchedText {
  private SearchedText() {}

  /** Whoever looks at texts one after the other, until it has seen enough. */
  public interface Look {

    /** Looks at a text; answers whether it has seen enough. */
    boolean isIn(String text);

    /** Looks at a text that is read; answers whether it has seen enough. */
    boolean isIn(Reader text) throws IOException;
  }

  /** Looks at every field of a header, as {@code name: value}. */
  public static boolean inHeader(byte[] header, Look look) {
    for (HeaderField field : Header.parse(header).fields()) {
      if (look.isIn(field.name() + ": " + field.text())) {
        return true;
      }
    }
    return false;
  }

  /** Looks at the values of a header's fields of that name. */
  public static boolean inField(byte[] header, String name, Look look) {
    for (HeaderField field : Header.parse(header).all(name)) {
      if (look.isIn(field.text())) {
        return true;
      }
    }
    return false;
  }

  /** Looks at addresses as people read them: {@code Name <local@domain>}. */
  public static boolean inAddresses(List<Address> addresses, Look look) {
    for (Address address : addresses) {
      if (look.isIn(shown(address))) {
        return true;
      }
    }
    return false;
  }

  /** An address as people read it. */
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

  /** Looks at the subject, if there is one. */
  public static boolean inSubject(MessageEnvelope envelope, Look look) {
    Optional<String> subject = envelope.subject();
    return subject.isPresent() && look.isIn(DecodedText.of(subject.get()));
  }

  /**
   * Looks at the text parts of a body and at the headers of enclosed messages.
   *
   * @param shift what to add to the part's offsets
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

  /**
   * A header's octets; no more of it than {@link Outline#MOST_HEADER_OCTETS} is looked at.
   *
   * @throws IOException also when the message ends before its header
   */
  public static byte[] header(ByteSource message, long position, long length) throws IOException {
    byte[] octets = new byte[(int) Math.min(length, Outline.MOST_HEADER_OCTETS)];
    int read = 0;
    while (read < octets.length) {
      int n = message.read(position + read, octets, read, octets.length - read);
      if (n < 0) {
        throw new IOException("A message is shorter than its outline says");
      }
      read += n;
    }
    return octets;
  }
}
