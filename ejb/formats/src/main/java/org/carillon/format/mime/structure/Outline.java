package org.carillon.format.mime.structure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.References;

/**
 * The result of one pass over a message: its envelope, and its structure with the offset of every
 * part. Any octets have an outline. Fields and parts beyond the bounds ({@link #MOST_OCTETS},
 * {@link #DEEPEST}, {@link #MOST_FIELD_OCTETS}) are left out of the outline; the message itself is
 * not changed. Time and memory grow linearly with the message's size, whatever it contains.
 *
 * <p>Its {@linkplain #encode() encoded form} is kept beside a stored message. It holds ENVELOPE and
 * BODYSTRUCTURE ready to send (RFC 3501 §7.4.2), so that a fetch only copies them, and the offsets
 * as a table.
 */
public final class Outline {

  /**
   * The maximum number of octets of the encoded form. Of longer fields, the beginning is shown.
   * Parts beyond the room are counted to the last part that fits.
   */
  public static final int MOST_OCTETS = 262_144;

  /** The maximum depth of nested parts. Deeper ones are opaque. */
  public static final int DEEPEST = 100;

  /** The maximum number of octets that are kept of one header field. */
  public static final int MOST_FIELD_OCTETS = 262_144;

  /** The maximum number of octets that are kept of all header fields together. */
  public static final int MOST_HEADER_OCTETS = 1_048_576;

  private final byte[] encoded;
  private final int envelopeAt;
  private final int envelopeEnd;
  private final int structureAt;
  private final int structureEnd;

  /** The position of the references; -1 if the outline has none. */
  private final int referencesAt;

  private final int tableAt;
  private final boolean isCut;

  private Outline(OutlineReader reader, byte[] encoded) {
    this.encoded = encoded;
    int version = reader.version();
    this.isCut = version == OutlineWriter.CUT_VERSION;
    reader.number();
    this.envelopeAt = reader.skipBlock();
    this.envelopeEnd = reader.position();
    this.structureAt = reader.skipBlock();
    this.structureEnd = reader.position();
    this.referencesAt = version == OutlineWriter.FIRST_VERSION ? -1 : reader.skipBlock();
    this.tableAt = reader.position();
  }

  /** Reads a message to its end. Throws IOException if the stream fails. */
  public static Outline parse(InputStream message) throws IOException {
    return decode(new MessageScanner(new Lines(message)).outline());
  }

  /**
   * Reads a message whose header was parsed before. The header is not parsed again, unless the
   * stream contains more of it than was read.
   *
   * @param message the whole message
   * @throws IOException if the stream fails or ends within the header
   */
  public static Outline parse(InputStream message, Header header) throws IOException {
    if (header.isCut()) {
      return parse(message);
    }
    message.skipNBytes(header.length());
    return decode(new MessageScanner(new Lines(message, header.length())).outline(header));
  }

  public static Outline parse(byte[] message) {
    return parse(message, 0, message.length);
  }

  /** Returns the outline of a message within an array. Offsets count from {@code offset}. */
  public static Outline parse(byte[] array, int offset, int length) {
    try {
      return decode(new MessageScanner(new Lines(array, offset, length)).outline());
    } catch (IOException e) {
      throw new IllegalStateException("An array does not fail", e);
    }
  }

  /**
   * Decodes an outline. The array is kept, not copied.
   *
   * @param encoded the result of {@link #encode}; an empty array stands for a message that could
   *     not be parsed, which has no header and is all text
   * @throws IllegalArgumentException if {@link #encode} did not write these octets
   */
  public static Outline decode(byte[] encoded) {
    return encoded.length == 0
        ? parse(encoded)
        : new Outline(new OutlineReader(encoded, 0), encoded);
  }

  /** Returns the encoded form. The caller must not change the array. */
  public byte[] encode() {
    return encoded;
  }

  /** Returns the position of the message's body, which is the number of octets of its header. */
  public long bodyOffset() {
    OutlineReader reader = new OutlineReader(encoded, 0);
    reader.version();
    return reader.number();
  }

  /** Returns whether the header has more than is shown, so that a search must read it, too. */
  public boolean isCut() {
    return isCut;
  }

  public MessageEnvelope envelope() {
    return new OutlineReader(encoded, envelopeAt).envelope();
  }

  /**
   * Returns the ids that connect the message with others. The result is empty for an outline of
   * version 0.1.0, which did not keep them; the caller must then read the header.
   */
  public Optional<References> references() {
    return referencesAt < 0
        ? Optional.empty()
        : Optional.of(References.decode(encoded, referencesAt, tableAt));
  }

  /** Returns the structure of the body. */
  public Part body() {
    return new OutlineReader(encoded, structureAt).structure(new OutlineReader(encoded, tableAt));
  }

  /** Returns the position of IMAP's ENVELOPE in {@link #encode()}, including its parentheses. */
  public int envelopeAt() {
    return envelopeAt;
  }

  /** Returns the number of octets of ENVELOPE. */
  public int envelopeLength() {
    return envelopeEnd - envelopeAt;
  }

  /** Returns IMAP's BODYSTRUCTURE's position in {@link #encode()}, with its parentheses. */
  public int structureAt() {
    return structureAt;
  }

  /** Returns the number of octets of BODYSTRUCTURE. */
  public int structureLength() {
    return structureEnd - structureAt;
  }

  /** Returns the two IMAP forms, for logs and tests. */
  @Override
  public String toString() {
    return new String(encoded, envelopeAt, structureEnd - envelopeAt, StandardCharsets.ISO_8859_1);
  }
}
