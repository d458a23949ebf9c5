/** Commands on a message's MIME parts (RFC 5703). */
package org.carillon.sieve.part;
