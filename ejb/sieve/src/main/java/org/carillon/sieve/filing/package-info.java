/** Actions on a message: its mailbox, its flags, its rejection. */
package org.carillon.sieve.filing;
