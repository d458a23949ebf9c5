/**
 * SMTP (RFC 5321), submission (RFC 6409) and LMTP (RFC 2033) on the server's side: a table of
 * commands over a session's state. {@link org.carillon.protocol.smtp.SmtpSession} is the entry.
 */
package org.carillon.protocol.smtp;
