package org.carillon.adapter.listen;

import java.net.InetSocketAddress;
import org.carillon.adapter.tls.StreamSocket;
import org.carillon.contract.net.ListenerSpec;
import org.carillon.contract.net.OctetHolding;

/**
 * A client that was let in.
 *
 * @param spec the listener as it was then
 * @param socket its octets; in the clear until the session encrypts them
 * @param client whose connection it is, which is not the socket's peer behind a proxy
 * @param holding counts what is held for it
 * @param meters those of the service, for what only the session knows
 * @param proof to be run once when it is known to be of use: somebody signed in, for example
 */
public record Accepted(
    ListenerSpec spec,
    StreamSocket socket,
    InetSocketAddress client,
    OctetHolding holding,
    ServiceMeters meters,
    Runnable proof) {}
