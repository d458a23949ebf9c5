package org.carillon.filter;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a message besides its octets.
 *
 * @param trace the id it is known by
 * @param host what this server calls itself
 * @param client whose connection it came by
 * @param helo what that called itself; may be empty
 * @param protocol as Received fields say it: {@code ESMTPS}
 * @param tls protocol and cipher suite; empty where it came in the clear
 * @param user the address of who signed in
 * @param from the reverse-path; empty for none
 * @param to the forward-paths
 */
public record MessageContext(
    String trace,
    String host,
    InetAddress client,
    String helo,
    String protocol,
    String tls,
    Optional<String> user,
    String from,
    List<String> to) {
  /** Copies. */
  public MessageContext {
    to = List.copyOf(to);
  }
}
