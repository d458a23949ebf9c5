package org.carillon.adapter.listen;

import java.net.InetSocketAddress;
import org.carillon.adapter.tls.StreamSocket;
import org.carillon.contract.net.ListenerSpec;
import org.carillon.contract.net.OctetReservation;

/**
 * A client that was let in.
 *
 * @param spec the listener's settings at that time
 * @param socket the client's octets, in the clear until the session encrypts them
 * @param client the client's address, which is not the socket's peer behind a proxy
 * @param holding counts the memory held for the client
 * @param meters the service's meters, for facts that only the session knows
 * @param proof run once when the session is known to be useful, for example after a sign-in
 */
public record Accepted(
    ListenerSpec spec,
    StreamSocket socket,
    InetSocketAddress client,
    OctetReservation holding,
    ServiceMeters meters,
    Runnable proof) {}
