/**
 * The Authentication-Results header field (RFC 8601), which informs about the checks of a message's
 * sender: written, read, and detected if it is forged.
 */
package org.carillon.mailauth.results;
