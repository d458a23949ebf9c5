package org.carillon.protocol.wire;

import java.net.InetAddress;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.Service;
import org.carillon.contract.net.TlsFacts;

/**
 * What a server session is given to work with, besides its ports.
 *
 * @param service the listener's service
 * @param client the client's address
 * @param session the id that follows this session through every log line
 * @param limits the listener's bounds
 * @param wire the line to the client; encrypted already where the service says so
 * @param log where the session reports its commands and facts
 */
public record Connection(
    Service service, InetAddress client, String session, Limits limits, Wire wire, SessionLog log) {

  /** Where the client is, for signing in. */
  public Peer peer() {
    return new Peer(
        service,
        client,
        wire.secure(),
        session,
        wire.tlsFacts().flatMap(TlsFacts::serverName),
        wire.reached());
  }
}
