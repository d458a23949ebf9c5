/** An IMAP session: user, selected mailbox, state known to the client (RFC 3501 §3, §5). */
package org.carillon.protocol.imap.session;
