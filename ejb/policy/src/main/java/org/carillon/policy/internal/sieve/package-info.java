/** Runs scripts on mail that is delivered, and makes of their actions what is done with it. */
package org.carillon.policy.internal.sieve;
