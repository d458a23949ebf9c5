package org.carillon.format.mime.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * UTF-7 (RFC 2152), which the Java platform lacks and old mail uses. It is decoded, never encoded.
 * Malformed input is: octets above 127, a {@code +} that no Base64 follows, unpaired surrogates,
 * and a shift that ends inside a UTF-16 unit. If the decoder replaces malformed input, such a shift
 * at the very end of the text is ignored.
 */
final class Utf7 extends Charset {
  private static final int[] BASE64 = base64();

  Utf7() {
    super("UTF-7", new String[] {"UNICODE-1-1-UTF-7"});
  }

  private static int[] base64() {
    int[] values = new int[128];
    Arrays.fill(values, -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int value = 0; value < alphabet.length(); value++) {
      values[alphabet.charAt(value)] = value;
    }
    return values;
  }

  @Override
  public boolean contains(Charset other) {
    return other instanceof Utf7 || other.equals(StandardCharsets.US_ASCII);
  }

  @Override
  public boolean canEncode() {
    return false;
  }

  @Override
  public CharsetEncoder newEncoder() {
    throw new UnsupportedOperationException("Nothing is written in UTF-7");
  }

  @Override
  public CharsetDecoder newDecoder() {
    return new Decoder(this);
  }

  private static final class Decoder extends CharsetDecoder {
    private boolean shifted;
    private boolean first;
    private int bits;
    private int count;
    private char high;

    Decoder(Charset charset) {
      super(charset, 1, 2);
    }

    @Override
    protected void implReset() {
      shifted = false;
      bits = 0;
      count = 0;
      high = 0;
    }

    @Override
    protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
      while (in.hasRemaining()) {
        if (out.remaining() < 2) {
          return CoderResult.OVERFLOW;
        }
        if (!take(in.get(in.position()), out)) {
          implReset();
          return CoderResult.malformedForLength(1);
        }
        in.get();
      }
      return CoderResult.UNDERFLOW;
    }

    /** Reports a text that ends inside a shift, if the decoder is set to report malformed input. */
    @Override
    protected CoderResult implFlush(CharBuffer out) {
      boolean cutOff = shifted && (first || !isWhole());
      return cutOff && malformedInputAction() == CodingErrorAction.REPORT
          ? CoderResult.malformedForLength(1)
          : CoderResult.UNDERFLOW;
    }

    /** Returns whether only zero bits are left over from the last digit (RFC 2152, rule 2). */
    private boolean isWhole() {
      return bits == 0 && count < 6 && high == 0;
    }

    /** Takes an octet. Returns whether it is allowed at this place. */
    private boolean take(byte octet, CharBuffer out) {
      int value = octet < 0 ? -1 : BASE64[octet];
      if (!shifted) {
        return direct(octet, out);
      }
      if (value < 0) {
        return behindShift(octet, out);
      }
      first = false;
      bits = bits << 6 | value;
      count += 6;
      if (count < 16) {
        return true;
      }
      count -= 16;
      char unit = (char) (bits >>> count);
      bits &= (1 << count) - 1;
      return unit(unit, out);
    }

    private boolean direct(byte octet, CharBuffer out) {
      if (octet == '+') {
        shifted = true;
        first = true;
      } else if (octet >= 0) {
        out.put((char) octet);
      }
      return octet >= 0;
    }

    private boolean behindShift(byte octet, CharBuffer out) {
      boolean whole = isWhole();
      boolean empty = first;
      implReset();
      if (empty && octet == '-') {
        out.put('+');
        return true;
      }
      return whole && !empty && (octet == '-' || direct(octet, out));
    }

    private boolean unit(char unit, CharBuffer out) {
      if (Character.isHighSurrogate(unit)) {
        boolean alone = high == 0;
        high = unit;
        return alone;
      }
      if (Character.isLowSurrogate(unit) != (high != 0)) {
        return false;
      }
      if (high != 0) {
        out.put(high);
        high = 0;
      }
      out.put(unit);
      return true;
    }
  }
}
