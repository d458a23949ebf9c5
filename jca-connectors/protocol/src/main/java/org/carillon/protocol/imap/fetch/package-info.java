/** FETCH, and the parts of stored messages (RFC 3501 §6.4.5). */
package org.carillon.protocol.imap.fetch;
