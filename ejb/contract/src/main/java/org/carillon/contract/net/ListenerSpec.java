package org.carillon.contract.net;

/**
 * One socket to listen on.
 *
 * @param service the protocol spoken there
 * @param address the local address to bind, or {@code *} for all
 * @param port the port to bind, offset included
 * @param limits its bounds
 */
public record ListenerSpec(Service service, String address, int port, Limits limits) {}
