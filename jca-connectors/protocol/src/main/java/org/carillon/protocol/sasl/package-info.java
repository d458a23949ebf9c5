/**
 * SASL (RFC 4422) on the server's side, shared by SMTP, IMAP, POP3 and ManageSieve: a mechanism is
 * a state machine from responses to credentials; {@link org.carillon.protocol.sasl.SaslDialogue}
 * carries it over a wire in Base64 lines.
 */
package org.carillon.protocol.sasl;
