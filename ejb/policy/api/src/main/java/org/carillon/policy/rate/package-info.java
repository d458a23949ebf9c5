/** Rates and rate limits by origin. */
package org.carillon.policy.rate;
