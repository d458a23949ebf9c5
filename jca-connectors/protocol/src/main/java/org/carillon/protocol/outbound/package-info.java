/** SMTP on the client's side (RFC 5321): a session sends messages, returns each status. */
package org.carillon.protocol.outbound;
