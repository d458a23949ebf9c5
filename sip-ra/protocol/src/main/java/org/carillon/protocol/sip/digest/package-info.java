/** Digest authentication of requests (RFC 3261 §22, RFC 7616, RFC 8760). */
package org.carillon.protocol.sip.digest;
