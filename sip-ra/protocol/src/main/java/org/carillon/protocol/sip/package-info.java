/**
 * SIP as Carillon speaks it: a registrar and a forking, stateful proxy (RFC 3261) on JAIN-SIP's
 * messages, parser and transactions. Opens no socket: bytes come in by {@link
 * org.carillon.protocol.sip.Signalling} and go out by {@link org.carillon.protocol.sip.flow.Flows}.
 *
 * <p>Everything that belongs to one call (one Call-ID) happens one after the other, in its {@link
 * org.carillon.protocol.sip.load.Lanes lane}; so nothing here needs a lock.
 */
package org.carillon.protocol.sip;
