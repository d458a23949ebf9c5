package org.carillon.format.picture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/** Reads octets in order and collects those that are kept. */
final class PictureOctets {
  /** The maximum number of pixels of a picture that is shown. */
  private static final long MOST_POINTS = 50_000_000;

  private final byte[] all;
  private final OptionalInt mostSide;
  private final ByteArrayOutputStream kept;
  private int at;

  /** Creates a reader at the first octet. A maximum of pixels per side excludes animation. */
  PictureOctets(byte[] all, OptionalInt mostSide) {
    this.all = all;
    this.mostSide = mostSide;
    this.kept = new ByteArrayOutputStream(all.length);
  }

  static String ascii(byte[] octets) {
    return new String(octets, StandardCharsets.ISO_8859_1);
  }

  /** Returns whether the picture must not be animated. */
  boolean isStill() {
    return mostSide.isPresent();
  }

  /** Throws {@code BrokenPicture} if a side has no pixels or there are too many in all. */
  void bound(long width, long height) throws BrokenPicture {
    if (width < 1
        || height < 1
        || width * height > MOST_POINTS
        || mostSide.isPresent() && Math.max(width, height) > mostSide.getAsInt()) {
      throw new BrokenPicture();
    }
  }

  boolean begins(String begin) {
    return all.length >= begin.length() && ascii(Arrays.copyOf(all, begin.length())).equals(begin);
  }

  int at() {
    return at;
  }

  boolean isEnd() {
    return at >= all.length;
  }

  /** Returns the next octet without consuming it. */
  int peek() throws BrokenPicture {
    if (isEnd()) {
      throw new BrokenPicture();
    }
    return all[at] & 0xFF;
  }

  int octet() throws BrokenPicture {
    int octet = peek();
    at++;
    return octet;
  }

  /** Returns to an earlier position. */
  void back(int to) {
    at = to;
  }

  void skip(long count) throws BrokenPicture {
    if (count < 0 || count > all.length - at) {
      throw new BrokenPicture();
    }
    at += (int) count;
  }

  String word(int length) throws BrokenPicture {
    int from = at;
    skip(length);
    return ascii(Arrays.copyOfRange(all, from, at));
  }

  /** Reads a big-endian number of {@code length} octets. */
  long big(int length) throws BrokenPicture {
    long number = 0;
    for (int i = 0; i < length; i++) {
      number = number << 8 | octet();
    }
    return number;
  }

  /** Reads a little-endian number of {@code length} octets. */
  long little(int length) throws BrokenPicture {
    long number = 0;
    for (int i = 0; i < length; i++) {
      number |= (long) octet() << (8 * i);
    }
    return number;
  }

  /** Keeps the octets from the position {@code from} to the current one. */
  void keep(int from) {
    kept.write(all, from, at - from);
  }

  byte[] kept() {
    return kept.toByteArray();
  }
}
