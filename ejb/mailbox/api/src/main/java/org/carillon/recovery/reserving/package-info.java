/** Reserves accounts: only one rewind or restoration at a time may work on an account. */
package org.carillon.recovery.reserving;
