package org.carillon.format.name;

import java.util.ArrayList;
import java.util.Optional;

/** Punycode (RFC 3492), the ASCII form of an internationalised label. */
final class Punycode {
  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int INITIAL_BIAS = 72;
  private static final int INITIAL_N = 128;

  private Punycode() {}

  /** Encodes a label (RFC 3492 §6.3), without the {@code xn--} in front. */
  static String encode(String label) {
    int[] input = label.codePoints().toArray();
    var output = new StringBuilder();
    for (int c : input) {
      if (c < INITIAL_N) {
        output.append((char) c);
      }
    }
    int basic = output.length();
    if (basic > 0) {
      output.append('-');
    }
    int n = INITIAL_N;
    int delta = 0;
    int bias = INITIAL_BIAS;
    int handled = basic;
    while (handled < input.length) {
      int next = Integer.MAX_VALUE;
      for (int c : input) {
        if (c >= n && c < next) {
          next = c;
        }
      }
      delta += (next - n) * (handled + 1);
      n = next;
      for (int c : input) {
        if (c < n) {
          delta++;
        }
        if (c == n) {
          appendDelta(output, delta, bias);
          bias = adapt(delta, handled + 1, handled == basic);
          delta = 0;
          handled++;
        }
      }
      delta++;
      n++;
    }
    return output.toString();
  }

  private static void appendDelta(StringBuilder output, int delta, int bias) {
    int q = delta;
    for (int k = BASE; ; k += BASE) {
      int t = Math.clamp(k - bias, T_MIN, T_MAX);
      if (q < t) {
        output.append(digit(q));
        return;
      }
      output.append(digit(t + (q - t) % (BASE - t)));
      q = (q - t) / (BASE - t);
    }
  }

  /** Decodes the text after {@code xn--} (RFC 3492 §6.2). Empty if it is not Punycode. */
  static Optional<String> decode(String encoded) {
    int basic = Math.max(encoded.lastIndexOf('-'), 0);
    var output = new ArrayList<Integer>();
    encoded.chars().limit(basic).forEach(output::add);
    long n = INITIAL_N;
    long i = 0;
    int bias = INITIAL_BIAS;
    int at = basic > 0 ? basic + 1 : 0;
    while (at < encoded.length()) {
      long before = i;
      long weight = 1;
      for (int k = BASE; ; k += BASE) {
        int digit = at < encoded.length() ? value(encoded.charAt(at++)) : -1;
        i += digit * weight;
        if (digit < 0 || i > Integer.MAX_VALUE) {
          return Optional.empty();
        }
        int t = Math.clamp(k - bias, T_MIN, T_MAX);
        if (digit < t) {
          break;
        }
        weight *= BASE - t;
        if (weight > Integer.MAX_VALUE) {
          return Optional.empty();
        }
      }
      int points = output.size() + 1;
      bias = adapt((int) (i - before), points, before == 0);
      n += i / points;
      if (n > Character.MAX_CODE_POINT
          || n >= Character.MIN_SURROGATE && n <= Character.MAX_SURROGATE) {
        return Optional.empty();
      }
      i %= points;
      output.add((int) i++, (int) n);
    }
    var label = new StringBuilder();
    output.forEach(label::appendCodePoint);
    return Optional.of(label.toString());
  }

  private static int value(char digit) {
    return digit >= 'a' && digit <= 'z'
        ? digit - 'a'
        : digit >= '0' && digit <= '9' ? digit - '0' + 26 : -1;
  }

  private static char digit(int d) {
    return (char) (d < 26 ? 'a' + d : '0' + d - 26);
  }

  private static int adapt(int delta, int points, boolean first) {
    int d = first ? delta / DAMP : delta / 2;
    d += d / points;
    int k = 0;
    while (d > (BASE - T_MIN) * T_MAX / 2) {
      d /= BASE - T_MIN;
      k += BASE;
    }
    return k + (BASE - T_MIN + 1) * d / (d + SKEW);
  }
}
