package org.carillon.adapter.listen;

import java.util.function.Supplier;
import org.carillon.adapter.server.FutileSessions;
import org.carillon.adapter.server.ServerTls;
import org.carillon.contract.net.BannedClients;

/**
 * What the listeners of an adapter work with.
 *
 * @param meters those of the listener's service
 * @param memory what connections may hold
 * @param futile sessions that came to nothing, on all listeners
 * @param banned whom no listener lets in
 * @param tls the certificates to show, asked for each connection; null before there are any
 */
public record ListenerResources(
    ServiceMeters meters,
    SharedMemory memory,
    FutileSessions futile,
    BannedClients banned,
    Supplier<ServerTls> tls) {}
