package org.carillon.protocol.imap.fetch;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.carillon.protocol.imap.syntax.SessionEndedException;

/**
 * A stored message with its outline and the positions of its sections. The outline's offsets count
 * from the beginning of the stored content, after the mailbox's own trace fields.
 */
public final class OutlinedMessage {
  private final MessageData data;
  private final Outline outline;
  private Part body;

  public OutlinedMessage(MessageData data) {
    this.data = data;
    this.outline = Outline.decode(data.outline());
  }

  public MessageData data() {
    return data;
  }

  public Outline outline() {
    return outline;
  }

  /** Returns the body's structure; it is decoded once. */
  public Part body() {
    if (body == null) {
      body = outline.body();
    }
    return body;
  }

  /** A range of a message's octets, not read yet. */
  public record Range(long position, long length) {}

  /** Returns a section's range, for HEADER.FIELDS the header's; empty if there is no such part. */
  public Optional<Range> locate(int[] path, Section.Text text) {
    if (path.length == 0) {
      long headerEnd = data.prefix() + outline.bodyOffset();
      return Optional.of(
          switch (text) {
            case WHOLE, BINARY, BINARY_SIZE -> new Range(0, data.size());
            case HEADER, FIELDS, FIELDS_NOT, MIME -> new Range(0, headerEnd);
            case TEXT -> new Range(headerEnd, data.size() - headerEnd);
          });
    }
    return body().numbered(path).flatMap(part -> locate(part, text));
  }

  private Optional<Range> locate(Part part, Section.Text text) {
    Optional<Part> inner = part.message().map(Part.Message::body);
    return switch (text) {
      case WHOLE, BINARY, BINARY_SIZE -> Optional.of(range(part.bodyOffset(), part.size()));
      case MIME -> Optional.of(range(part.headerOffset(), part.bodyOffset() - part.headerOffset()));
      case HEADER, FIELDS, FIELDS_NOT ->
          inner.map(in -> range(in.headerOffset(), in.bodyOffset() - in.headerOffset()));
      case TEXT -> inner.map(in -> range(in.bodyOffset(), in.size()));
    };
  }

  private Range range(long position, long length) {
    return new Range(data.prefix() + position, length);
  }

  /** Returns the fields picked out of a header. */
  static byte[] fields(Content content, Range header, List<String> names, boolean others)
      throws IOException {
    boolean cut = readable(header).length() < header.length();
    return HeaderFields.pick(read(content, header), cut, names, others);
  }

  /** Limits a header's range to the outline's bound. */
  static Range readable(Range header) {
    return new Range(header.position(), Math.min(header.length(), Outline.MOST_HEADER_OCTETS));
  }

  /** A header's octets. */
  static byte[] read(Content content, Range header) throws IOException {
    byte[] octets = new byte[(int) readable(header).length()];
    int length = 0;
    while (length < octets.length) {
      int n = content.read(header.position() + length, octets, length, octets.length - length);
      if (n < 0) {
        throw new SessionEndedException("A stored message is shorter than its index says");
      }
      length += n;
    }
    return octets;
  }
}
