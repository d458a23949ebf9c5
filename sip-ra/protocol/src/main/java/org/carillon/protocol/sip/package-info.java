/**
 * Carillon's SIP: a registrar and a forking, stateful proxy (RFC 3261) on JAIN-SIP's messages,
 * parser and transactions. Opens no socket: octets arrive by {@link
 * org.carillon.protocol.sip.Signalling} and leave by {@link org.carillon.protocol.sip.flow.Flows}.
 *
 * <p>All work of one call (one Call-ID) runs sequentially in its {@link
 * org.carillon.protocol.sip.load.CallExecutor lane}; so nothing here needs a lock.
 */
package org.carillon.protocol.sip;
