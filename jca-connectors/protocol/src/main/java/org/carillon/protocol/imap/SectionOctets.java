package org.carillon.protocol.imap;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.carillon.contract.content.Content;

/** A section's octets as they are stored, or what of them is asked for (RFC 3501 §6.4.5). */
sealed interface SectionOctets {

  /** They lie in the message. */
  record Stored(Content content, long position, long length) implements SectionOctets {}

  /** They were picked out of its header. */
  record Picked(byte[] header, int from, long length) implements SectionOctets {}

  /**
   * The octets of a section that is not to be decoded; empty when the message has no such part.
   *
   * @param stored needed for all but the whole message
   */
  static Optional<SectionOctets> of(
      Section section, Optional<StoredMessage> stored, Content content) throws IOException {
    Optional<StoredMessage.Range> located =
        section.isWholeMessage()
            ? Optional.of(new StoredMessage.Range(0, content.size()))
            : stored.orElseThrow().locate(section.path(), section.text());
    if (located.isEmpty()) {
      return Optional.empty();
    }
    StoredMessage.Range range = located.get();
    if (section.text() == Section.Text.FIELDS || section.text() == Section.Text.FIELDS_NOT) {
      byte[] picked =
          StoredMessage.fields(
              content, range, section.fields(), section.text() == Section.Text.FIELDS_NOT);
      StoredMessage.Range part = partial(section, new StoredMessage.Range(0, picked.length));
      return Optional.of(new Picked(picked, (int) part.position(), part.length()));
    }
    StoredMessage.Range part = partial(section, range);
    return Optional.of(new Stored(content, part.position(), part.length()));
  }

  /** What of the message is read for a section; empty when there is no such part. */
  static Optional<StoredMessage.Range> needed(
      Section section, Optional<StoredMessage> stored, Content content) {
    if (section.isWholeMessage()) {
      return Optional.of(partial(section, new StoredMessage.Range(0, content.size())));
    }
    Optional<StoredMessage.Range> located =
        stored.orElseThrow().locate(section.path(), section.text());
    return switch (section.text()) {
      case FIELDS, FIELDS_NOT -> located.map(StoredMessage::readable);
      // It is decoded from its beginning, whatever part of it is asked for.
      case BINARY, BINARY_SIZE -> located;
      case WHOLE, HEADER, TEXT, MIME -> located.map(range -> partial(section, range));
    };
  }

  private static StoredMessage.Range partial(Section section, StoredMessage.Range range) {
    if (section.from() < 0) {
      return range;
    }
    long skipped = Math.min(section.from(), range.length());
    return new StoredMessage.Range(
        range.position() + skipped, Math.min(section.count(), range.length() - skipped));
  }

  /** Writes them as a literal. */
  default void writeLiteral(Output out) throws IOException {
    switch (this) {
      case Stored(Content content, long position, long length) ->
          out.literal(length).content(content, position, length);
      case Picked(byte[] header, int from, long length) ->
          out.literal(length).octets(header, from, (int) length);
    }
  }

  /** How many there are. */
  long length();

  /** Writes them to a stream. */
  default void copyTo(OutputStream out) throws IOException {
    switch (this) {
      case Stored(Content content, long position, long length) ->
          content.copyTo(out, position, length);
      case Picked(byte[] header, int from, long length) -> out.write(header, from, (int) length);
    }
  }
}
