package org.carillon.format.packed;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * Extracts the content of signed data (CMS SignedData, RFC 5652 §5, as S/MIME uses it, RFC 8551
 * §3.5.2), for reading. The signature is neither identified nor verified.
 */
final class SignedData {

  /** The encoded object identifier 1.2.840.113549.1.7.2 (X.690 §8.19). */
  private static final byte[] SIGNED = {42, -122, 72, -122, -9, 13, 1, 7, 2};

  private static final byte[] DATA = {42, -122, 72, -122, -9, 13, 1, 7, 1};

  private static final int IDENTIFIER = 0x06;
  private static final int OCTETS = 0x04;
  private static final int CONSTRUCTED_OCTETS = 0x24;
  private static final int SEQUENCE = 0x30;
  private static final int CONTENT = 0xa0;

  /** The deepest nesting of octet strings. */
  private static final int DEEPEST = 8;

  private final byte[] in;
  private int at;

  private SignedData(byte[] in) {
    this.in = in;
  }

  /** Returns the signed content; empty if the octets are not SignedData or lack it. */
  static Optional<byte[]> content(byte[] octets) {
    try {
      return new SignedData(octets).content();
    } catch (IndexOutOfBoundsException cutOff) {
      return Optional.empty();
    }
  }

  private Optional<byte[]> content() {
    if (!enter(SEQUENCE) || !isNamed(SIGNED) || !enter(CONTENT) || !enter(SEQUENCE)) {
      return Optional.empty();
    }
    // Skips the version and the digest algorithms.
    skip(0);
    skip(0);
    if (!enter(SEQUENCE) || !isNamed(DATA) || !enter(CONTENT)) {
      return Optional.empty();
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    octets(content, 0);
    return Optional.of(content.toByteArray());
  }

  private int tag() {
    return in[at] & 0xff;
  }

  /** Enters a constructed value of any length. Returns false if the next tag is another one. */
  private boolean enter(int tag) {
    if (tag() != tag) {
      return false;
    }
    at++;
    length();
    return true;
  }

  private boolean isNamed(byte[] name) {
    if (tag() != IDENTIFIER || in[at + 1] != name.length) {
      return false;
    }
    at += 2;
    boolean isSame = true;
    for (byte octet : name) {
      isSame &= in[at++] == octet;
    }
    return isSame;
  }

  /** Reads the length of a value; -1 if its end is marked instead (X.690 §8.1.3.6). */
  private int length() {
    int first = in[at++] & 0xff;
    if (first < 0x80) {
      return first;
    }
    int length = 0;
    for (int i = first & 0x7f; i > 0; i--) {
      length = length << 8 | in[at++] & 0xff;
      if (length < 0 || length > in.length) {
        throw new IndexOutOfBoundsException();
      }
    }
    return first == 0x80 ? -1 : length;
  }

  private boolean isEnd() {
    return in[at] == 0 && in[at + 1] == 0;
  }

  private void skip(int depth) {
    boolean isConstructed = (in[at++] & 0x20) != 0;
    int length = length();
    if (length >= 0) {
      at += length;
    } else if (isConstructed && depth < DEEPEST) {
      while (!isEnd()) {
        skip(depth + 1);
      }
      at += 2;
    } else {
      throw new IndexOutOfBoundsException();
    }
  }

  /** Reads an octet string, which may be in one piece or in several (X.690 §8.7). */
  private void octets(ByteArrayOutputStream content, int depth) {
    int tag = in[at++] & 0xff;
    int length = length();
    if (tag == OCTETS && length >= 0) {
      int end = Math.min(in.length, at + length);
      content.write(in, at, end - at);
      at = end;
    } else if (tag == CONSTRUCTED_OCTETS && depth < DEEPEST) {
      int end = length < 0 ? in.length : Math.min(in.length, at + length);
      while (at < end && (length >= 0 || !isEnd())) {
        octets(content, depth + 1);
      }
      at = length < 0 ? at + 2 : end;
    } else {
      throw new IndexOutOfBoundsException();
    }
  }
}
