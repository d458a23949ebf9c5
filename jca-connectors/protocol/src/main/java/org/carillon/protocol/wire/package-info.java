/**
 * Octets, lines and literals between a protocol's state machine and its peer, without sockets: an
 * adapter brings the {@link org.carillon.protocol.wire.Link}, tests bring one of memory.
 *
 * <p>A session is straight-line code on a virtual thread of its own: it waits for a command with
 * {@link org.carillon.protocol.wire.Wire#awaitCommand}, does it, writes the answer and waits again;
 * what was written is sent when it waits.
 */
package org.carillon.protocol.wire;
