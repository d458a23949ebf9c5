/** What becomes of a message: where it goes, how it is marked, who refuses it. */
package org.carillon.sieve.filing;
