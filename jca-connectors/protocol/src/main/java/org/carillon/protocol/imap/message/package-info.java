/** Commands that change messages: APPEND, STORE, COPY, MOVE, EXPUNGE, REPLACE (RFC 3501 §6.4). */
package org.carillon.protocol.imap.message;
