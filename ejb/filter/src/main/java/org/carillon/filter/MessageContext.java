package org.carillon.filter;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * The facts about a message that are not in its content.
 *
 * @param trace the message's id in logs
 * @param host the name of this server
 * @param client the address of the client that sent it
 * @param helo the name that the client gave itself; may be empty
 * @param protocol the protocol as in Received fields: {@code ESMTPS}
 * @param tls protocol and cipher suite; empty if unencrypted
 * @param user the address of the authenticated user
 * @param from the reverse-path; empty for the null reverse-path
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
  public MessageContext {
    to = List.copyOf(to);
  }
}
