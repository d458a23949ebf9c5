/**
 * The syntax of IMAP: reads arguments, writes responses and replies; independent of sessions (RFC
 * 3501 §9).
 */
package org.carillon.protocol.imap.syntax;
