/** The syntax of Sieve scripts (RFC 5228 §2, §8): tokens and grammar, without meaning. */
package org.carillon.sieve.syntax;
