package org.carillon.format.mime.header;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A field of a {@link Header}. Nothing is decoded until it is asked for.
 *
 * @param header the header that the field is in
 * @param index the position of the field in the header; 0 is the topmost
 * @param begin the position of the field's first octet in the header's octets
 * @param colon the position of its colon
 * @param end the position after its last line end
 */
public record HeaderField(Header header, int index, int begin, int colon, int end) {

  /** Returns the field's name as written. */
  public String name() {
    return text(header.octets(), begin, header.nameEnd(index));
  }

  /** Returns whether the field has this name, compared without case. */
  public boolean isNamed(String name) {
    return header.isNamed(index, name);
  }

  /** Returns the number of octets of the field, including folding and its line end. */
  public int length() {
    return end - begin;
  }

  /** Returns the field's octets as received, including line ends and folding (RFC 6376 §3.4.1). */
  public byte[] raw() {
    return Arrays.copyOfRange(header.octets(), begin, end);
  }

  /** Returns the value's octets, unfolded (RFC 5322 §2.2.3), without white space around it. */
  public String value() {
    byte[] in = header.octets();
    int at = colon + 1;
    int lineEnd = lineEnd(in, at);
    if (lineEnd + 1 >= end) {
      return text(in, at, withoutEnd(in, at, lineEnd)).strip();
    }
    StringBuilder value = new StringBuilder(end - at);
    while (at < end) {
      lineEnd = lineEnd(in, at);
      value.append(text(in, at, withoutEnd(in, at, lineEnd)));
      at = lineEnd + 1;
    }
    return value.toString().strip();
  }

  /** Returns the field's value read as UTF-8 (RFC 6532). */
  public String utf8() {
    String octets = value();
    return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** Returns the field's value as text for people, with encoded words decoded. */
  public String text() {
    return DecodedText.of(RawEightBitHeader.utf8(value(), header::textCharset));
  }

  /** Returns the position of the LF of the line at {@code from}, or the end of the field. */
  public int lineEnd(byte[] in, int from) {
    int at = from;
    while (at < end && in[at] != '\n') {
      at++;
    }
    return at;
  }

  /** Returns the position of the line's end without the CR of a CRLF. */
  public static int withoutEnd(byte[] in, int from, int lineEnd) {
    return lineEnd > from && in[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
  }

  private static String text(byte[] in, int from, int to) {
    return new String(in, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
