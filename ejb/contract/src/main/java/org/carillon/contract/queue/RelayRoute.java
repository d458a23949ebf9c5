package org.carillon.contract.queue;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * A way for mail to other servers.
 *
 * @param name the name of the route, for errors and logs; empty for the server's usual way
 * @param hosts the servers that take the message, tried in this order; none if the MX hosts of the
 *     recipients' domain take it
 * @param protocol the protocol that the servers speak
 * @param encryption the rule for TLS
 * @param login the user name and password for the servers
 * @param helo the name in EHLO instead of the server's host name
 * @param source the address of this server that connections come from; empty: any
 */
public record RelayRoute(
    String name,
    List<NextHop> hosts,
    Protocol protocol,
    Encryption encryption,
    Optional<Login> login,
    Optional<String> helo,
    Optional<InetAddress> source) {

  /** The usual way: to MX hosts, encrypted if they offer it. */
  public static final RelayRoute DIRECT = over(List.of());

  public RelayRoute {
    hosts = List.copyOf(hosts);
  }

  /** Returns the usual way over these servers; if there are none, over the MX hosts. */
  public static RelayRoute over(List<NextHop> hosts) {
    return new RelayRoute(
        "",
        hosts,
        Protocol.SMTP,
        Encryption.OPPORTUNISTIC,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns the same way, only to hosts with a valid certificate for their name. */
  public RelayRoute verified() {
    Encryption strict = new Encryption(Encryption.Mode.VERIFIED, false, List.of(), false);
    return new RelayRoute(name, hosts, protocol, strict, login, helo, source);
  }

  /** A fixed next hop: a name or an address, and a port. */
  public record NextHop(String host, int port) {}

  /** The protocol of the next hop. */
  public enum Protocol {
    SMTP,
    /** LMTP (RFC 2033): the host replies to the text once for each recipient. */
    LMTP
  }

  /**
   * The rule for TLS.
   *
   * @param mode when mail may be sent
   * @param isImmediate whether TLS begins with the connection (RFC 8314 §3), not by STARTTLS
   * @param fingerprints SHA-256 of the accepted certificates, in lower-case hexadecimal digits
   * @param isReturned whether mail is returned at once if a host does not obey the rule; otherwise
   *     it waits
   */
  public record Encryption(
      Mode mode, boolean isImmediate, List<String> fingerprints, boolean isReturned) {
    static final Encryption OPPORTUNISTIC = new Encryption(Mode.OFFERED, false, List.of(), false);

    public Encryption {
      fingerprints = List.copyOf(fingerprints);
    }

    /** The conditions under which mail may be sent. */
    public enum Mode {
      /** Mail is never encrypted. */
      NONE,
      /** Mail is encrypted if the host offers it; the certificate does not matter (RFC 7435). */
      OFFERED,
      /** Mail is sent only encrypted; the certificate does not matter. */
      REQUIRED,
      /** The certificate must be valid and issued for the host's name. */
      VERIFIED,
      /** The certificate must have one of the fingerprints. */
      FINGERPRINT;

      /** Returns whether mail waits or is returned rather than sent in the clear. */
      public boolean isMandatory() {
        return this == REQUIRED || this == VERIFIED || this == FINGERPRINT;
      }
    }
  }

  /** The user name and password for a server. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return "Login[user=" + user + "]";
    }
  }
}
