package org.carillon.store.rows;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** Numbers in sequence, seven bits in an octet, low bits first, so that small numbers are short. */
public final class Packed {
  private static final int LONGEST = 10;

  private byte[] octets;
  private int at;

  /**
   * Creates an empty sequence.
   *
   * @param room the initial capacity in octets; it grows
   */
  public Packed(int room) {
    this(new byte[Math.max(room, LONGEST)]);
  }

  private Packed(byte[] octets) {
    this.octets = octets;
  }

  /** Reads the numbers that {@link #writeTo} wrote, for {@code get} from the first on. */
  public static Packed readFrom(InputStream in, int size) throws IOException {
    return new Packed(in.readNBytes(size));
  }

  public void writeTo(OutputStream out) throws IOException {
    out.write(octets, 0, at);
  }

  /** Returns the number of octets written. */
  public int size() {
    return at;
  }

  /** Appends a number, taken as unsigned. */
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

  /** Appends a number that may be negative. */
  public void putSigned(long number) {
    put(number << 1 ^ number >> 63);
  }

  /**
   * Returns the next number.
   *
   * @throws IndexOutOfBoundsException after the last number
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

  /** Returns the next number, which may be negative. */
  public long getSigned() {
    long number = get();
    return number >>> 1 ^ -(number & 1);
  }
}
