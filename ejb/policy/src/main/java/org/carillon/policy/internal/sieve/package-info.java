/** Runs scripts on deliveries, and turns their actions into deliveries. */
package org.carillon.policy.internal.sieve;
