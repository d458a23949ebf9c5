/**
 * Authenticated Received Chain (RFC 8617): sealed statements of servers on the way about what they
 * found.
 */
package org.carillon.mailauth.arc;
