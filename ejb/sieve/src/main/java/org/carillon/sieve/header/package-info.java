/** What is asked of a message's header, envelope, size and body, and how its header is changed. */
package org.carillon.sieve.header;
