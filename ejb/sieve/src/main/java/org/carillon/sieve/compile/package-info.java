/**
 * From what is written to what is run: arguments are held against the tables that commands and
 * tests declare, and against what the script requires.
 */
package org.carillon.sieve.compile;
