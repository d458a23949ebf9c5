/** Sieve: scripts are compiled once and run on messages. Other code executes the actions. */
package org.carillon.sieve;
