/** Parses IMAP URLs (RFC 5092) into values. */
package org.carillon.format.imapurl;
