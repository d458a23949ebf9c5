/**
 * Which sockets a node opens, with which certificates and bounds. The adapters ask by the
 * contract's {@link org.carillon.contract.net.ListenerCatalog}; administrators change certificates
 * by {@link org.carillon.listener.Certificates} and the rest by settings.
 */
package org.carillon.listener;
