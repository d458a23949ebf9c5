/**
 * An IMAP session and its dialogue with one client: the user, the selected mailbox, and the state
 * that the client was told (RFC 3501 §3, §5).
 */
package org.carillon.protocol.imap.session;
