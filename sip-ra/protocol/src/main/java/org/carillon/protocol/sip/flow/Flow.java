package org.carillon.protocol.sip.flow;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A flow to a peer (RFC 5626 §3): a connection, or for UDP a pair of addresses.
 *
 * @param local our address and port as the peer sees them on the direct way; never a wildcard
 * @param remote the peer's address and port, the source of its packets
 * @param connection distinguishes connections between the same addresses; 0 for UDP
 */
public record Flow(
    Transport transport, InetSocketAddress local, InetSocketAddress remote, long connection) {

  private static final Pattern TEXT =
      Pattern.compile(
          "(UDP|TCP|TLS) ([0-9a-f.:]+) (\\d{1,5}) ([0-9a-f.:]+) (\\d{1,5}) (\\d{1,19})");

  /** Returns the flow as text for {@link #parse}. */
  public String text() {
    return transport
        + " "
        + host(local)
        + " "
        + local.getPort()
        + " "
        + host(remote)
        + " "
        + remote.getPort()
        + " "
        + connection;
  }

  /** Reads the result of {@link #text}; empty for anything else. */
  public static Optional<Flow> parse(String text) {
    Matcher match = TEXT.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Flow(
              Transport.valueOf(match.group(1)),
              address(match.group(2), match.group(3)),
              address(match.group(4), match.group(5)),
              Long.parseLong(match.group(6))));
    } catch (UnknownHostException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Our address for a URI or Via: IPv6 in brackets (RFC 3261 §25.1). */
  public String localHost() {
    return uriHost(local.getAddress());
  }

  /** An address as host of a URI or Via: IPv6 in brackets (RFC 3261 §25.1). */
  public static String uriHost(InetAddress address) {
    String host = host(address);
    return host.indexOf(':') < 0 ? host : "[" + host + "]";
  }

  /** An address without brackets and without scope. */
  public static String host(InetAddress address) {
    String host = address.getHostAddress();
    int scope = host.indexOf('%');
    return scope < 0 ? host : host.substring(0, scope);
  }

  private static String host(InetSocketAddress address) {
    return host(address.getAddress());
  }

  private static InetSocketAddress address(String host, String port) throws UnknownHostException {
    return new InetSocketAddress(InetAddress.getByName(host), Integer.parseInt(port));
  }
}
