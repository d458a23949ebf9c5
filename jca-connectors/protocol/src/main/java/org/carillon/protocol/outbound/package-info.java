/**
 * SMTP on the client's side (RFC 5321): a conversation with one host, in which messages are handed
 * over and each recipient's status is told as an {@link org.carillon.contract.queue.Outcome}.
 */
package org.carillon.protocol.outbound;
