/**
 * SMTP on the client's side (RFC 5321): a session with one host that sends messages and returns
 * each recipient's status as an {@link org.carillon.contract.queue.Outcome}.
 */
package org.carillon.protocol.outbound;
