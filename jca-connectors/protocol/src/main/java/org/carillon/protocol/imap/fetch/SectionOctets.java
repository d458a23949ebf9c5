package org.carillon.protocol.imap.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.carillon.contract.content.Content;
import org.carillon.protocol.imap.syntax.NulFreeContent;
import org.carillon.protocol.imap.syntax.Output;
import org.carillon.protocol.imap.syntax.SessionEndedException;

/**
 * A section's octets as they are stored, or the requested range of them (RFC 3501 §6.4.5).
 *
 * @param content the message, or the fields picked out of its header
 */
public record SectionOctets(Content content, long position, long length) {
  private static final int BLOCK = 8_192;

  /**
   * Returns the octets of a section not to be decoded; empty if the message has no such part.
   *
   * @param stored needed for all but the whole message
   */
  public static Optional<SectionOctets> of(
      Section section, Optional<OutlinedMessage> stored, Content content) throws IOException {
    Optional<OutlinedMessage.Range> located =
        section.isWholeMessage()
            ? Optional.of(new OutlinedMessage.Range(0, content.size()))
            : stored.orElseThrow().locate(section.path(), section.text());
    if (located.isEmpty()) {
      return Optional.empty();
    }
    OutlinedMessage.Range range = located.get();
    if (section.text() == Section.Text.FIELDS || section.text() == Section.Text.FIELDS_NOT) {
      byte[] picked =
          OutlinedMessage.fields(
              content, range, section.fields(), section.text() == Section.Text.FIELDS_NOT);
      OutlinedMessage.Range part = partial(section, new OutlinedMessage.Range(0, picked.length));
      return Optional.of(new SectionOctets(Content.of(picked), part.position(), part.length()));
    }
    OutlinedMessage.Range part = partial(section, range);
    return Optional.of(new SectionOctets(content, part.position(), part.length()));
  }

  /** Returns the range of the message to read for a section; empty if there is no such part. */
  static Optional<OutlinedMessage.Range> needed(
      Section section, Optional<OutlinedMessage> stored, Content content) {
    if (section.isWholeMessage()) {
      return Optional.of(partial(section, new OutlinedMessage.Range(0, content.size())));
    }
    Optional<OutlinedMessage.Range> located =
        stored.orElseThrow().locate(section.path(), section.text());
    return switch (section.text()) {
      case FIELDS, FIELDS_NOT -> located.map(OutlinedMessage::readable);
      // Decoding starts at the beginning, whatever range is requested.
      case BINARY, BINARY_SIZE -> located;
      case WHOLE, HEADER, TEXT, MIME -> located.map(range -> partial(section, range));
    };
  }

  private static OutlinedMessage.Range partial(Section section, OutlinedMessage.Range range) {
    if (section.from() < 0) {
      return range;
    }
    long skipped = Math.min(section.from(), range.length());
    return new OutlinedMessage.Range(
        range.position() + skipped, Math.min(section.count(), range.length() - skipped));
  }

  /** Writes the octets as a literal; NUL is replaced. */
  public void writeLiteral(Output out) throws IOException {
    out.literal(length).content(new NulFreeContent(content), position, length);
  }

  /** Writes the octets unchanged, as {@code literal8} only if needed (RFC 3516 §4.2). */
  public void writeBinary(Output out) throws IOException {
    if (hasNul()) {
      out.octet('~');
    }
    out.literal(length).content(content, position, length);
  }

  private boolean hasNul() throws IOException {
    byte[] block = new byte[(int) Math.min(length, BLOCK)];
    for (long done = 0; done < length; ) {
      int n = content.read(position + done, block, 0, (int) Math.min(length - done, block.length));
      if (n < 0) {
        throw new SessionEndedException("A stored message is shorter than its index says");
      }
      for (int i = 0; i < n; i++) {
        if (block[i] == 0) {
          return true;
        }
      }
      done += n;
    }
    return false;
  }

  /** Writes the octets to a stream. */
  public void copyTo(OutputStream out) throws IOException {
    content.copyTo(out, position, length);
  }
}
