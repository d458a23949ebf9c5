/** A message as scripts look at it: its header, its envelope, its parts, each read once. */
package org.carillon.sieve.message;
