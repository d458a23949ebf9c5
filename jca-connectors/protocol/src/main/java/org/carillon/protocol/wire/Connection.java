package org.carillon.protocol.wire;

import java.net.InetAddress;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.Service;
import org.carillon.contract.net.TlsProperties;

/**
 * The environment of a server session, apart from its ports.
 *
 * @param session the id of this session in every log line
 * @param wire the connection to the client; encrypted already if the service requires it
 * @param log receives the session's commands and facts
 */
public record Connection(
    Service service, InetAddress client, String session, Limits limits, Wire wire, SessionLog log) {

  /** Returns the client's addresses, for the sign-in. */
  public Peer peer() {
    return new Peer(
        service,
        client,
        wire.secure(),
        session,
        wire.tlsFacts().flatMap(TlsProperties::serverName),
        wire.reached());
  }
}
