/** Authenticated Received Chain (RFC 8617): servers' sealed statements about what they found. */
package org.carillon.mailauth.arc;
