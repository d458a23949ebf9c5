/** IMAP URLs (RFC 5092): text in, values out. */
package org.carillon.format.imapurl;
