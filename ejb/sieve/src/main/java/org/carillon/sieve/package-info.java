/**
 * Sieve: scripts are parsed, checked and compiled once, and run on messages. A run returns actions,
 * which other code executes.
 */
package org.carillon.sieve;
