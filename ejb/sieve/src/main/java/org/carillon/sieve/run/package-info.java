/** A script's run on a message: its commands, its environment, its result. */
package org.carillon.sieve.run;
