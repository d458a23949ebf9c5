package org.carillon.format.mime.encoding;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Decodes Base64 (RFC 2045 §6.8); other octets are ignored, and the end may be missing. */
public final class Base64Stream extends InputStream {
  private static final byte[] VALUES = values();

  private final InputStream in;
  private final byte[] encoded = new byte[8192];
  private int at;
  private int end;
  private int bits;
  private int bitCount;

  public Base64Stream(InputStream in) {
    this.in = in;
  }

  private static byte[] values() {
    byte[] values = new byte[256];
    Arrays.fill(values, (byte) -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < alphabet.length(); i++) {
      values[alphabet.charAt(i)] = (byte) i;
    }
    return values;
  }

  /** Returns the octets of a short text, decoded by the same rules. */
  public static byte[] decoded(String text) {
    byte[] octets = new byte[text.length()];
    int length = 0;
    int bits = 0;
    int bitCount = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = VALUES[text.charAt(i) & 0xff];
      if (value >= 0) {
        bits = bits << 6 | value;
        bitCount += 6;
        if (bitCount >= 8) {
          bitCount -= 8;
          octets[length++] = (byte) (bits >>> bitCount);
        }
      } else if (text.charAt(i) == '=') {
        bitCount = 0;
      }
    }
    return Arrays.copyOf(octets, length);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (at == end) {
        if (done > 0) {
          return done;
        }
        end = in.read(encoded, 0, encoded.length);
        at = 0;
        if (end <= 0) {
          end = 0;
          return -1;
        }
      }
      byte c = encoded[at++];
      int value = VALUES[c & 0xff];
      if (value >= 0) {
        bits = bits << 6 | value;
        bitCount += 6;
        if (bitCount >= 8) {
          bitCount -= 8;
          into[offset + done++] = (byte) (bits >>> bitCount);
        }
      } else if (c == '=') {
        // Padding ends a quantum. Anything after it begins a new one.
        bitCount = 0;
      }
    }
    return done;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
