package org.carillon.protocol.sip.flow;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads numeric hosts. Names are never resolved. */
public final class Literal {
  private static final Pattern NUMERIC =
      Pattern.compile("[0-9.]{7,15}|\\[?[0-9a-fA-F]*:[0-9a-fA-F:.]*]?");

  private Literal() {}

  /** Returns the address; empty unless it is a numeric IPv4 or IPv6 host, bracketed or not. */
  public static Optional<InetAddress> address(String host) {
    if (host == null || !NUMERIC.matcher(host).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
