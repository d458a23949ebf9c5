/**
 * POP3 (RFC 1939) on the server's side, with CAPA (RFC 2449), STLS (RFC 2595), SASL (RFC 5034) and
 * response codes (RFC 3206). {@link org.carillon.protocol.pop3.Pop3Session} goes through the states
 * of the RFC: authorization, transaction, update. The maildrop is the account's INBOX as it was at
 * sign-in; it is never locked, and other sessions may continue meanwhile.
 */
package org.carillon.protocol.pop3;
