/** A script's run over a message: what it is made of, what it may ask, what comes of it. */
package org.carillon.sieve.run;
