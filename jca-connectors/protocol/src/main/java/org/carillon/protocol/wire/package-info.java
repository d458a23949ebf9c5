/**
 * Octets, lines and literals between a protocol's state machine and its peer, without sockets: an
 * adapter provides the {@link org.carillon.protocol.wire.Link}, tests use one in memory.
 *
 * <p>A session is straight-line code on a virtual thread of its own: it waits for a command with
 * {@link org.carillon.protocol.wire.Wire#awaitCommand}, executes it, writes the reply and waits
 * again; the reply is sent when it waits.
 */
package org.carillon.protocol.wire;
