/** Comparisons of values with keys: comparators, match types, relations (RFC 5228 §2.7). */
package org.carillon.sieve.match;
