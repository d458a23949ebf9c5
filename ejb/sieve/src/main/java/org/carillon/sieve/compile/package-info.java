/**
 * Compiles scripts: checks arguments against the signatures of commands and tests, and against the
 * required capabilities.
 */
package org.carillon.sieve.compile;
