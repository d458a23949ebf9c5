/**
 * SASL (RFC 4422) on the server's side, as SMTP, IMAP, POP3 and ManageSieve share it: a mechanism
 * is a state machine from responses to credentials; {@link org.carillon.protocol.sasl.SaslDialogue}
 * carries it over a wire in Base64 lines.
 */
package org.carillon.protocol.sasl;
