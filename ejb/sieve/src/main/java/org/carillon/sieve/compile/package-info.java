/** Compiles scripts: checks arguments against signatures and required capabilities. */
package org.carillon.sieve.compile;
