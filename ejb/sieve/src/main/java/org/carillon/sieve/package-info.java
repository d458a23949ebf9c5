/**
 * Sieve: scripts are read, checked and compiled once, and run on messages. What comes of that are
 * actions, which others do.
 */
package org.carillon.sieve;
