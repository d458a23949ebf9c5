/** IMAP's syntax, independent of sessions: arguments, responses, replies (RFC 3501 §9). */
package org.carillon.protocol.imap.syntax;
