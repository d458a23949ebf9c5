package org.carillon.mailauth.spf;

import java.util.Optional;
import org.carillon.mailauth.spf.SpfMechanism.PrefixLengths;

/** The arguments of {@code a} and {@code mx} (RFC 7208 §5.3, §5.4). */
record AddressTerm(MacroString domain, PrefixLengths lengths) {

  private static final int IPV4_BITS = 32;
  private static final int IPV6_BITS = 128;

  /** Parses {@code [":" domain-spec] ["/" length] ["//" length]}, lengths first, from the end. */
  static Optional<AddressTerm> parse(String value) {
    String rest = value;
    int ipv6 = IPV6_BITS;
    int slash = digitsBegin(rest) - 1;
    if (slash > 0 && rest.startsWith("//", slash - 1)) {
      ipv6 = length(rest.substring(slash + 1), IPV6_BITS);
      rest = rest.substring(0, slash - 1);
      slash = digitsBegin(rest) - 1;
    }
    int ipv4 = IPV4_BITS;
    if (slash >= 0 && rest.charAt(slash) == '/') {
      ipv4 = length(rest.substring(slash + 1), IPV4_BITS);
      rest = rest.substring(0, slash);
    }
    Optional<MacroString> domain =
        rest.isEmpty() ? SpfRecordReader.own() : SpfRecordReader.named(rest);
    PrefixLengths lengths = new PrefixLengths(ipv4, ipv6);
    return ipv4 < 0 || ipv6 < 0
        ? Optional.empty()
        : domain.map(spec -> new AddressTerm(spec, lengths));
  }

  /** Returns the position of the digits at the end of the text. */
  private static int digitsBegin(String text) {
    int at = text.length();
    while (at > 0 && text.charAt(at - 1) >= '0' && text.charAt(at - 1) <= '9') {
      at--;
    }
    return at;
  }

  /** Returns a length without leading zeros; -1 if it is invalid. */
  static int length(String digits, int most) {
    if (digits.isEmpty()
        || digits.length() > 3
        || digits.length() > 1 && digits.charAt(0) == '0'
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    int length = Integer.parseInt(digits);
    return length <= most ? length : -1;
  }
}
