package org.carillon.dav.xml;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** Estimates an element's namespace declarations, which the JDK parses in quadratic time. */
final class NamespaceCount {
  private static final byte[] DECLARATION = "xmlns".getBytes(US_ASCII);

  /** The octets of {@code <?xml} in EBCDIC, whose letters are not those of ASCII. */
  private static final byte[] EBCDIC = {0x4C, 0x6F, (byte) 0xA7, (byte) 0x94};

  private NamespaceCount() {}

  /** Returns true if an element may declare more; the zeros of UTF-16 are skipped. */
  static boolean exceeds(byte[] octets, int most) {
    int declarations = 0;
    int matched = 0;
    for (byte octet : octets) {
      if (octet == '<') {
        declarations = 0;
      }
      if (octet != 0) {
        matched = octet == DECLARATION[matched] ? matched + 1 : octet == DECLARATION[0] ? 1 : 0;
      }
      if (matched == DECLARATION.length) {
        matched = 0;
        declarations++;
      }
      if (declarations > most) {
        return true;
      }
    }
    return octets.length >= EBCDIC.length
        && Arrays.equals(octets, 0, EBCDIC.length, EBCDIC, 0, EBCDIC.length);
  }
}
