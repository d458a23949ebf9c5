/**
 * The sockets that a node opens, with their certificates and limits.
 *
 * <p>The adapters ask {@link org.carillon.contract.net.ListenerCatalog}; administrators change
 * {@link org.carillon.listener.ListenerSettings} and see in {@link
 * org.carillon.listener.ListenerStates} whether a node listens. {@link
 * org.carillon.listener.Certificates} holds keys and certificates; {@code
 * listener.internal.request} makes signing requests for a private authority, {@code
 * listener.internal.acme} orders and renews certificates by ACME (RFC 8555). {@link
 * org.carillon.zone.DomainZones} compares a domain's DNS records with those it needs, {@code
 * listener.setup} has the settings of mail programs.
 */
package org.carillon.listener;
