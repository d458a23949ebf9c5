/** A message for scripts: its header, its envelope, its parts, each read once. */
package org.carillon.sieve.message;
