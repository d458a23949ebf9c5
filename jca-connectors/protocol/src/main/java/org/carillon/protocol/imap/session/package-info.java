/**
 * A session of IMAP and its dialogue with one client: who signed in, what is selected, what the
 * client was told (RFC 3501 §3, §5).
 */
package org.carillon.protocol.imap.session;
