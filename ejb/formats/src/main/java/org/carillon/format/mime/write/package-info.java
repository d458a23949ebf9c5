/** Writes messages: whatever the server itself sends is made here (RFC 5322, RFC 2045). */
package org.carillon.format.mime.write;
