package org.carillon.format.mime.header;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A field of a {@link Header}. Nothing is decoded before it is asked for.
 *
 * @param header whose it is
 * @param index its place there; 0 is the topmost
 * @param begin where it begins in the header's octets
 * @param colon where its colon is
 * @param end where it ends, its last line end included
 */
public record HeaderField(Header header, int index, int begin, int colon, int end) {

  /** Its name as written. */
  public String name() {
    return text(header.octets(), begin, header.nameEnd(index));
  }

  /** Whether it has this name, in any case. */
  public boolean isNamed(String name) {
    return header.isNamed(index, name);
  }

  /** How many octets it has, folding and line end included. */
  public int length() {
    return end - begin;
  }

  /** Its octets as they came, line ends and folding included (RFC 6376 §3.4.1). */
  public byte[] raw() {
    return Arrays.copyOfRange(header.octets(), begin, end);
  }

  /** Its value as octets, unfolded (RFC 5322 §2.2.3), without white space around it. */
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

  /** The same read as UTF-8 (RFC 6532). */
  public String utf8() {
    String octets = value();
    return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** Its value as text for people: encoded words are decoded. */
  public String text() {
    return DecodedText.of(EightBitText.utf8(value(), header::textCharset));
  }

  /** Where a line of the field ends: at its LF, or where the field does. */
  public int lineEnd(byte[] in, int from) {
    int at = from;
    while (at < end && in[at] != '\n') {
      at++;
    }
    return at;
  }

  /** The same without the CR of a CRLF. */
  public static int withoutEnd(byte[] in, int from, int lineEnd) {
    return lineEnd > from && in[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
  }

  private static String text(byte[] in, int from, int to) {
    return new String(in, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
