/** Looks up indicators of brands in the background, and stores the outcomes. */
package org.carillon.policy.internal.brand;
