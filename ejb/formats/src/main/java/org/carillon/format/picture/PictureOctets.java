package org.carillon.format.picture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/** Octets that are read in order, and those of them that are kept. */
final class PictureOctets {
  /** More points than this are shown of none, whatever its octets promise. */
  private static final long MOST_POINTS = 50_000_000;

  private final byte[] all;
  private final OptionalInt mostSide;
  private final ByteArrayOutputStream kept;
  private int at;

  /**
   * @param mostSide of one that stands still, the most points of a side; empty for any
   */
  PictureOctets(byte[] all, OptionalInt mostSide) {
    this.all = all;
    this.mostSide = mostSide;
    this.kept = new ByteArrayOutputStream(all.length);
  }

  static String ascii(byte[] octets) {
    return new String(octets, StandardCharsets.ISO_8859_1);
  }

  /** Whether nothing of it may move. */
  boolean isStill() {
    return mostSide.isPresent();
  }

  /** Refuses what is larger than is shown. */
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

  /** The next octet, which stays the next. */
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

  /** Goes back to a place that was read before. */
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

  /** A number of so many octets, the greatest first. */
  long big(int length) throws BrokenPicture {
    long number = 0;
    for (int i = 0; i < length; i++) {
      number = number << 8 | octet();
    }
    return number;
  }

  /** A number of so many octets, the least first. */
  long little(int length) throws BrokenPicture {
    long number = 0;
    for (int i = 0; i < length; i++) {
      number |= (long) octet() << (8 * i);
    }
    return number;
  }

  /** Keeps what was read since a place. */
  void keep(int from) {
    kept.write(all, from, at - from);
  }

  byte[] kept() {
    return kept.toByteArray();
  }
}
