/**
 * Commands about the connection and its user: CAPABILITY, STARTTLS, AUTHENTICATE, ENABLE and so on
 * (RFC 3501 §6.1, §6.2).
 */
package org.carillon.protocol.imap.connection;
