/** Commands about the connection and its user: CAPABILITY, STARTTLS … (RFC 3501 §6.1, §6.2). */
package org.carillon.protocol.imap.connection;
