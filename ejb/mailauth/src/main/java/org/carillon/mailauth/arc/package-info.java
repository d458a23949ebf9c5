/** Authenticated Received Chain (RFC 8617): what servers on the way say they saw, sealed. */
package org.carillon.mailauth.arc;
