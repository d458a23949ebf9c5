/** Writes the messages that the server itself sends (RFC 5322, RFC 2045). */
package org.carillon.format.mime.write;
