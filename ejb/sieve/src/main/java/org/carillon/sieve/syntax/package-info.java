/** How a Sieve script is written (RFC 5228 §2, §8): its tokens and its grammar, without meaning. */
package org.carillon.sieve.syntax;
