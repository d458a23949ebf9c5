/** Tests of a message's header, envelope, size and body, and changes of its header. */
package org.carillon.sieve.header;
