package org.carillon.mailauth.spf;

/** The condition under which a directive matches (RFC 7208 §5). */
sealed interface SpfMechanism {

  /** Matches always (RFC 7208 §5.1). */
  record All() implements SpfMechanism {}

  /** Matches when another domain's policy passes (RFC 7208 §5.2). */
  record Include(MacroString domain) implements SpfMechanism {}

  /** Matches one of a name's addresses (RFC 7208 §5.3). */
  record A(MacroString domain, PrefixLengths lengths) implements SpfMechanism {}

  /** Matches one of the addresses of a name's mail exchangers (RFC 7208 §5.4). */
  record Mx(MacroString domain, PrefixLengths lengths) implements SpfMechanism {}

  /** Matches when the client's validated name is in a domain (RFC 7208 §5.5). */
  record Ptr(MacroString domain) implements SpfMechanism {}

  /** Matches a network ({@code ip4}, {@code ip6}; RFC 7208 §5.6). */
  record Network(IpPrefix prefix) implements SpfMechanism {}

  /** Matches when a name has an IPv4 address (RFC 7208 §5.7). */
  record Exists(MacroString domain) implements SpfMechanism {}

  /** The leading bits of an address that count, at most 32 or 128 (RFC 7208 §5.3). */
  record PrefixLengths(int ipv4, int ipv6) {}
}
