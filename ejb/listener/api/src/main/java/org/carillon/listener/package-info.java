/**
 * Which sockets a node opens, with which certificates and bounds.
 *
 * <p>The adapters ask by the contract's {@link org.carillon.contract.net.ListenerCatalog};
 * administrators change the rest by {@link org.carillon.listener.ListenerSettings} and see in
 * {@link org.carillon.listener.ListenerStates} whether a node listens. {@link
 * org.carillon.listener.Certificates} holds keys and certificates; {@code listener.request} has
 * them signed by an authority of one's own, {@code listener.acme} by one that speaks ACME (RFC
 * 8555), which also renews them. {@link org.carillon.zone.DomainZones} says which DNS records a
 * domain needs and whether they are there, {@code listener.setup} how mail programs set themselves
 * up.
 */
package org.carillon.listener;
