/** Converts messages for hosts that accept fewer kinds of octets (RFC 6152 §3, RFC 3030 §3). */
package org.carillon.format.mime.transfer;
