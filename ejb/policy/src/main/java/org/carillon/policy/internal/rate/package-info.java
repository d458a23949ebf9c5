/** Rates at which mail comes, and what is said where they are too high. */
package org.carillon.policy.internal.rate;
