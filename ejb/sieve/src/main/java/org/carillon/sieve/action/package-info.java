/** What a script wants done with a message (RFC 5228 §2.10, §4): values, carried out by others. */
package org.carillon.sieve.action;
