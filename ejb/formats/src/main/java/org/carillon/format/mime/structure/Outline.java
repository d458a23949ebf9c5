package org.carillon.format.mime.structure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.References;

/**
 * What one pass over a message tells: its envelope, and its structure with the offset of every
 * part. Any bytes have an outline: fields and parts beyond the bounds ({@link #MOST_OCTETS}, {@link
 * #DEEPEST}, {@link #MOST_FIELD_OCTETS}) are left out of it, never the message's bytes. It is made
 * in time and memory that grow with the message's octets, whatever these are.
 *
 * <p>Its {@linkplain #encode() encoded form} is kept beside a stored message. It holds ENVELOPE and
 * BODYSTRUCTURE ready for the wire (RFC 3501 §7.4.2, so that fetching them is copying), and the
 * offsets as a table.
 */
public final class Outline {

  /**
   * How many octets its encoded form has. Of fields that would become longer the begin is shown;
   * parts behind those that there is room for belong to the last.
   */
  public static final int MOST_OCTETS = 262_144;

  /** How deep parts are looked into; deeper ones are opaque. */
  public static final int DEEPEST = 100;

  /** How many octets of one header field are kept. */
  public static final int MOST_FIELD_OCTETS = 262_144;

  /** How many octets of all header fields together are kept. */
  public static final int MOST_HEADER_OCTETS = 1_048_576;

  private final byte[] encoded;
  private final int envelopeAt;
  private final int envelopeEnd;
  private final int structureAt;
  private final int structureEnd;

  /** -1 in an outline that has none. */
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

  /**
   * Reads a message to its end.
   *
   * @throws IOException when the stream fails
   */
  public static Outline parse(InputStream message) throws IOException {
    return decode(new MessageScanner(new Lines(message)).outline());
  }

  /**
   * Reads a message whose header was read before: that is not read anew, unless more of it is there
   * than was read.
   *
   * @param message the whole message
   * @throws IOException when the stream fails or ends within the header
   */
  public static Outline parse(InputStream message, Header header) throws IOException {
    if (header.isCut()) {
      return parse(message);
    }
    message.skipNBytes(header.length());
    return decode(new MessageScanner(new Lines(message, header.length())).outline(header));
  }

  /** Reads a message. */
  public static Outline parse(byte[] message) {
    return parse(message, 0, message.length);
  }

  /** Reads a message that lies in a larger array; offsets count from {@code offset}. */
  public static Outline parse(byte[] array, int offset, int length) {
    try {
      return decode(new MessageScanner(new Lines(array, offset, length)).outline());
    } catch (IOException e) {
      throw new IllegalStateException("An array does not fail", e);
    }
  }

  /**
   * Takes an encoded outline. The array is kept, not copied.
   *
   * @param encoded what {@link #encode} gave; when empty, as of a message that could not be parsed,
   *     there is no header and everything is text
   * @throws IllegalArgumentException when these bytes are not what {@link #encode} made
   */
  public static Outline decode(byte[] encoded) {
    return encoded.length == 0
        ? parse(encoded)
        : new Outline(new OutlineReader(encoded, 0), encoded);
  }

  /** The encoded form. Not to be changed. */
  public byte[] encode() {
    return encoded;
  }

  /** Where the message's body begins: its header's octets. */
  public long bodyOffset() {
    OutlineReader reader = new OutlineReader(encoded, 0);
    reader.version();
    return reader.number();
  }

  /**
   * Whether the header says more than envelope and structure do, which have bounds: whoever looks
   * for something then looks there, too.
   */
  public boolean isCut() {
    return isCut;
  }

  /** The envelope. */
  public MessageEnvelope envelope() {
    return new OutlineReader(encoded, envelopeAt).envelope();
  }

  /**
   * What joins the message to others; empty in an outline of 0.1.0, which did not keep it: the
   * header says it then.
   */
  public Optional<References> references() {
    return referencesAt < 0
        ? Optional.empty()
        : Optional.of(References.decode(encoded, referencesAt, tableAt));
  }

  /** The body's structure. */
  public Part body() {
    return new OutlineReader(encoded, structureAt).structure(new OutlineReader(encoded, tableAt));
  }

  /** Where ENVELOPE as IMAP writes it begins in {@link #encode()}, parentheses included. */
  public int envelopeAt() {
    return envelopeAt;
  }

  /** How many octets ENVELOPE has. */
  public int envelopeLength() {
    return envelopeEnd - envelopeAt;
  }

  /** Where BODYSTRUCTURE as IMAP writes it begins in {@link #encode()}, parentheses included. */
  public int structureAt() {
    return structureAt;
  }

  /** How many octets BODYSTRUCTURE has. */
  public int structureLength() {
    return structureEnd - structureAt;
  }

  /** The two IMAP forms, for logs and tests. */
  @Override
  public String toString() {
    return new String(encoded, envelopeAt, structureEnd - envelopeAt, StandardCharsets.ISO_8859_1);
  }
}
