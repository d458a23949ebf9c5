/** URLs of messages, authorized for others (RFC 4467, RFC 5092, RFC 5524). */
package org.carillon.protocol.imap.url;
