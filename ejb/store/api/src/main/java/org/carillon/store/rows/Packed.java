package org.carillon.store.rows;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** Numbers one behind the other, seven bits an octet, the low ones first: small ones are short. */
public final class Packed {
  private static final int LONGEST = 10;

  private byte[] octets;
  private int at;

  /** Empty, with room for so many octets until it grows. */
  public Packed(int room) {
    this(new byte[Math.max(room, LONGEST)]);
  }

  private Packed(byte[] octets) {
    this.octets = octets;
  }

  /** Those that {@link #writeTo} wrote, to be got from the first on. */
  public static Packed readFrom(InputStream in, int size) throws IOException {
    return new Packed(in.readNBytes(size));
  }

  public void writeTo(OutputStream out) throws IOException {
    out.write(octets, 0, at);
  }

  /** How many octets were put. */
  public int size() {
    return at;
  }

  /** Puts a number, which is taken as unsigned. */
  public void put(long number) {
    if (octets.length - at < LONGEST) {
      octets = Arrays.copyOf(octets, 2 * octets.length);
    }
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      octets[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    octets[at++] = (byte) rest;
  }

  /** Puts a number that may be below zero. */
  public void putSigned(long number) {
    put(number << 1 ^ number >> 63);
  }

  /**
   * The next number.
   *
   * @throws IndexOutOfBoundsException behind the last
   */
  public long get() {
    long number = 0;
    int shift = 0;
    byte octet = octets[at++];
    while (octet < 0) {
      number |= (octet & 0x7FL) << shift;
      shift += 7;
      octet = octets[at++];
    }
    return number | (long) octet << shift;
  }

  /** The next number that may be below zero. */
  public long getSigned() {
    long number = get();
    return number >>> 1 ^ -(number & 1);
  }
}
