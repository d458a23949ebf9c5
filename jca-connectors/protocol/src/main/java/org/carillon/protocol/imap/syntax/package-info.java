/**
 * What IMAP is written in: arguments read, responses and answers written; knows no session (RFC
 * 3501 §9).
 */
package org.carillon.protocol.imap.syntax;
