package org.carillon.adapter.listen;

import java.util.function.Supplier;
import org.carillon.adapter.server.FutileSessionLimit;
import org.carillon.adapter.server.ServerTls;
import org.carillon.contract.net.BannedClients;

/**
 * The shared resources of an adapter's listeners.
 *
 * @param meters the meters of the listener's service
 * @param memory the memory that connections may use
 * @param futile counts futile sessions, on all listeners
 * @param banned the clients that no listener lets in
 * @param tls the certificates to present, read for each connection; null before there are any
 */
public record ListenerResources(
    ServiceMeters meters,
    SharedMemory memory,
    FutileSessionLimit futile,
    BannedClients banned,
    Supplier<ServerTls> tls) {}
